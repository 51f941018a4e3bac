#pragma once

#include "outcome.h"

#include <QHash>
#include <QString>

#include <optional>

namespace ringthrough {

/// The host keys of SSH servers that a person has agreed to, in one JSON file of our own: the
/// person's own SSH files are neither read nor written.
class KnownHosts
{
public:
    explicit KnownHosts(const QString &folder); ///< the file is host-keys.json in it

    /// The fingerprint ("SHA256:…") remembered for a server; nothing when it is new.
    std::optional<QString> fingerprint(const QString &address, quint16 port) const;

    /// Remembers it, also when the file cannot be written (then the problem is returned).
    std::optional<Problem> remember(const QString &address, quint16 port,
                                    const QString &fingerprint);

private:
    void load();

    QString m_file;
    QHash<QString, QString> m_known;
};

} // namespace ringthrough

#pragma once

#include <QByteArray>
#include <QString>

namespace ringthrough {

/// A password. It cannot be copied, printed or compared by accident, and its memory is wiped when
/// it goes. Never part of a Case, a log or settings.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray utf8);
    static Secret fromString(QString &&text); ///< wipes the string's own buffer where it can
    ~Secret();

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    bool isEmpty() const { return m_bytes.isEmpty(); }

    /// The bytes, for the one call that sends them. Do not keep the reference.
    const QByteArray &reveal() const { return m_bytes; }

    /// A second holder of the same secret, said aloud: for a reconnect.
    Secret duplicate() const;

private:
    void wipe();
    QByteArray m_bytes;
};

} // namespace ringthrough

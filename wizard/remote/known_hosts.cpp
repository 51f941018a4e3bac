#include "known_hosts.h"

#include "state_file.h"

#include <QDir>
#include <QJsonObject>

namespace ringthrough {

namespace {

QString nameOf(const QString &address, quint16 port)
{
    return QStringLiteral("[%1]:%2").arg(address).arg(port);
}

} // namespace

KnownHosts::KnownHosts(const QString &folder)
    : m_file(QDir(folder).filePath(QStringLiteral("host-keys.json")))
{
    load();
}

void KnownHosts::load()
{
    // A file that cannot be read knows nobody: then a person is asked again, which is safe.
    const auto read = readStateFile(m_file);
    if (!read)
        return;
    const QJsonObject keys = read.value().object();
    for (auto it = keys.begin(); it != keys.end(); ++it)
        m_known.insert(it.key(), it.value().toString());
}

std::optional<QString> KnownHosts::fingerprint(const QString &address, quint16 port) const
{
    const auto found = m_known.find(nameOf(address, port));
    return found == m_known.end() ? std::nullopt : std::optional<QString>(*found);
}

std::optional<Problem> KnownHosts::remember(const QString &address, quint16 port,
                                            const QString &fingerprint)
{
    m_known.insert(nameOf(address, port), fingerprint);
    QJsonObject keys;
    for (auto it = m_known.cbegin(); it != m_known.cend(); ++it)
        keys.insert(it.key(), it.value());
    return writeStateFile(m_file, QJsonDocument(keys));
}

} // namespace ringthrough

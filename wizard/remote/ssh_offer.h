#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace ringthrough {

/// What an SSH server offers at the very beginning, before anything is secret (RFC 4253, 7.1).
struct SshOffer
{
    QStringList keyExchange;
    QStringList hostKeys;
    QStringList ciphers; ///< towards the server
    QStringList macs;    ///< towards the server

    /// The first thing for which the server offers nothing sound, and what it offers instead. Empty
    /// when there is no such thing.
    QString onlyObsolete() const;
};

/// Reads the server's greeting and its offer. Nothing while it is not complete, or when it is none.
std::optional<SshOffer> parseSshOffer(const QByteArray &bytes);

} // namespace ringthrough

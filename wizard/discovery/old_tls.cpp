#include "old_tls.h"

#include <QStringList>

#include <array>

namespace ringthrough {

QSslConfiguration oldTlsConfiguration()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setCaCertificates({}); // nothing is trusted, so the system's list stays unread
    configuration.setProtocol(QSsl::AnyProtocol);
    configuration.setSslOption(QSsl::SslOptionDisableLegacyRenegotiation, false);
    // Distributions forbid TLS 1.0, SHA-1 and short keys for everybody; here they are allowed again
    // for one connection. Other backends than OpenSSL have no such switch.
    if (QSslSocket::activeBackend() == QStringLiteral("openssl")) {
        configuration.setBackendConfigurationOption("CipherString", QByteArray("ALL:@SECLEVEL=0"));
        configuration.setBackendConfigurationOption("MinProtocol", QByteArray("TLSv1"));
    }
    return configuration;
}

QString distinguishedName(const QSslCertificate &certificate)
{
    // Qt forgets the order of the parts, so they come in the usual one.
    constexpr std::array<const char *, 8> order{"CN", "OU",           "O",           "L", "ST",
                                                "C",  "emailAddress", "serialNumber"};
    constexpr qsizetype longest = 256;
    QStringList parts;
    for (const char *name : order) {
        for (QString value : certificate.subjectInfo(QByteArray(name))) {
            value = value.left(longest).replace(QLatin1Char(','), QStringLiteral("\\,"));
            parts.append(QLatin1String(name) + QLatin1Char('=') + value);
        }
    }
    return parts.join(QLatin1Char(','));
}

bool isObsoleteTls(const QSslSocket &socket)
{
    const QSsl::SslProtocol spoken = socket.sessionProtocol();
    return socket.isEncrypted() && spoken != QSsl::TlsV1_2 && spoken != QSsl::TlsV1_3;
}

} // namespace ringthrough

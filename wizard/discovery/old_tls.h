#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QString>

namespace ringthrough {

/// TLS as old routers speak it, for reading a login page and nothing else: no secret is ever sent
/// over a connection with this configuration. Certificates are looked at, not trusted.
QSslConfiguration oldTlsConfiguration();

/// The subject as "CN=…,OU=…,O=…", the most specific part first; empty for no certificate.
QString distinguishedName(const QSslCertificate &certificate);

/// True when the connection is encrypted by something older than TLS 1.2.
bool isObsoleteTls(const QSslSocket &socket);

} // namespace ringthrough

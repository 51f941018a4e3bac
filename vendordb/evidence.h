#pragma once

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>

namespace ringthrough {

/// What kind of thing a router said about itself. The names used in files stand in signalName().
enum class Signal {
    HttpStatus,
    HttpTitle,
    HttpServer,
    HttpRealm,  ///< the whole WWW-Authenticate value
    HttpCookie, ///< Set-Cookie
    HttpLocation,
    HttpBody,
    HttpFaviconMd5,
    HttpHeader, ///< "Name: value"
    TlsSubject, ///< distinguished name
    SsdpServer,
    SsdpSt,
    UpnpXml, ///< a whole device description
    UpnpManufacturer,
    UpnpModel,
    Tr064Xml,
    HnapXml,
    TelnetBanner,
    SshBanner,
    Mac,
    DnsName,
};

/// The name of a signal in evidence files and in the knowledge base, such as "http.title".
QString signalName(Signal signal);

/// The signal of that name; nothing when there is none.
std::optional<Signal> signalFromName(const QString &name);

/// All signal names, in the order of the enum.
QList<QString> signalNames();

/// One thing that a router said: which kind, the words as they came, and where (may be empty).
struct Observation
{
    Signal signal = Signal::HttpBody;
    QString value;
    QUrl url;

    friend bool operator==(const Observation &, const Observation &) = default;
};

/// All that a router said before anybody signed in. It is enough to repeat an identification
/// without the router.
struct Evidence
{
    QString gatewayAddress;
    QString gatewayMac; ///< "aa:bb:cc:dd:ee:ff", or empty when it is not known
    QList<Observation> observations;

    friend bool operator==(const Evidence &, const Evidence &) = default;
};

} // namespace ringthrough

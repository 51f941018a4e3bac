#include "ssdp_message.h"

#include "http_reader.h"

namespace ringthrough {

QByteArray ssdpSearch(const QByteArray &host, const QByteArray &searchTarget)
{
    return "M-SEARCH * HTTP/1.1\r\nHOST: " + host +
           "\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: " + searchTarget + "\r\n\r\n";
}

QList<QByteArray> ssdpSearchTargets()
{
    return {"upnp:rootdevice",
            "urn:schemas-upnp-org:device:InternetGatewayDevice:1",
            "urn:schemas-upnp-org:device:InternetGatewayDevice:2",
            "urn:schemas-upnp-org:service:WANIPConnection:1",
            "urn:schemas-upnp-org:service:WANPPPConnection:1",
            "urn:schemas-wifialliance-org:device:WFADevice:1"};
}

std::optional<SsdpAnswer> ssdpAnswer(const QByteArray &datagram)
{
    constexpr qsizetype longest = 512;
    HttpReader reader(0);
    reader.feed(datagram);
    const HttpAnswer answer = reader.finish();
    if (answer.status != 200)
        return std::nullopt;
    const auto value = [&](QByteArrayView name) {
        return QString::fromUtf8(answer.first(name).left(longest));
    };
    return SsdpAnswer{value("SERVER"), value("ST"), value("LOCATION")};
}

} // namespace ringthrough

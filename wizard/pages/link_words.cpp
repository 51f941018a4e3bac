#include "link_words.h"

#include "texts.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LinkWords)
};

} // namespace

QString gatewayWords(const Gateway &gateway)
{
    const QString address = gateway.address.toString();
    switch (gateway.link) {
    case LinkKind::Cable:
        return Words::tr("by cable, router %1 (%2)").arg(address, gateway.interfaceName);
    case LinkKind::Wifi:
        return Words::tr("by Wi-Fi, router %1 (%2)").arg(address, gateway.interfaceName);
    case LinkKind::Tunnel:
        return Words::tr("through a VPN, router %1 (%2)").arg(address, gateway.interfaceName);
    case LinkKind::Mobile:
        return Words::tr("by mobile network, router %1 (%2)").arg(address, gateway.interfaceName);
    case LinkKind::Other:
        break;
    }
    return Words::tr("router %1 (%2)").arg(address, gateway.interfaceName);
}

QString reasonWords(const Reason &reason)
{
    const QString value = oneLine(reason.observation.value);
    switch (reason.observation.signal) {
    case Signal::HttpTitle:
        return Words::tr("The title of its settings page is \"%1\".").arg(value);
    case Signal::HttpRealm:
        return Words::tr("When it asks for a password it says \"%1\".").arg(value);
    case Signal::HttpServer:
        return Words::tr("Its settings page is served by \"%1\".").arg(value);
    case Signal::TelnetBanner:
    case Signal::SshBanner:
        return Words::tr("Its command line greets with \"%1\".").arg(value);
    case Signal::TlsSubject:
        return Words::tr("Its certificate is made out to \"%1\".").arg(value);
    case Signal::Mac:
        return Words::tr("Its network address belongs to this maker.");
    case Signal::DnsName:
        return Words::tr("Its name in your network is \"%1\".").arg(value);
    case Signal::UpnpXml:
    case Signal::UpnpManufacturer:
    case Signal::UpnpModel:
    case Signal::SsdpServer:
    case Signal::SsdpSt:
    case Signal::Tr064Xml:
    case Signal::HnapXml:
        return Words::tr("It describes itself to other devices that way.");
    case Signal::HttpStatus:
    case Signal::HttpCookie:
    case Signal::HttpLocation:
    case Signal::HttpBody:
    case Signal::HttpFaviconMd5:
    case Signal::HttpHeader:
        break;
    }
    return Words::tr("Its settings page looks like it.");
}

} // namespace ringthrough

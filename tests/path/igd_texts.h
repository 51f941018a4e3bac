#pragma once

#include <QByteArray>

namespace ringthrough {

/// A description as routers give it: the services stand three devices deep.
inline QByteArray igdDescription(const QByteArray &services, const QByteArray &base = {})
{
    return "<?xml version=\"1.0\"?>\n<root xmlns=\"urn:schemas-upnp-org:device-1-0\">"
           "<specVersion><major>1</major><minor>0</minor></specVersion>" +
           base +
           "<device><deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType>"
           "<friendlyName>Router &amp; more</friendlyName><serviceList><service>"
           "<serviceType>urn:schemas-upnp-org:service:Layer3Forwarding:1</serviceType>"
           "<controlURL>/ctl/L3F</controlURL></service></serviceList><deviceList><device>"
           "<deviceType>urn:schemas-upnp-org:device:WANDevice:1</deviceType><deviceList><device>"
           "<deviceType>urn:schemas-upnp-org:device:WANConnectionDevice:1</deviceType>"
           "<serviceList>" +
           services + "</serviceList></device></deviceList></device></deviceList></device></root>";
}

inline QByteArray igdService(const QByteArray &kind, const QByteArray &control)
{
    return "<service><serviceType>urn:schemas-upnp-org:service:" + kind +
           "</serviceType><serviceId>urn:upnp-org:serviceId:1</serviceId><controlURL>" + control +
           "</controlURL><eventSubURL>/evt</eventSubURL></service>";
}

/// What a router answers to GetExternalIPAddress.
inline QByteArray igdAnswer(const QByteArray &address)
{
    return "<?xml version=\"1.0\"?>\r\n<s:Envelope "
           "xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" "
           "s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"><s:Body>"
           "<u:GetExternalIPAddressResponse "
           "xmlns:u=\"urn:schemas-upnp-org:service:WANIPConnection:1\"><NewExternalIPAddress>" +
           address +
           "</NewExternalIPAddress></u:GetExternalIPAddressResponse></s:Body></s:Envelope>\r\n";
}

} // namespace ringthrough

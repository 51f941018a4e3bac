#include "layers_upnp.h"

#include <QRegularExpression>
#include <QStringList>
#include <QXmlStreamReader>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostServices = 3;
constexpr qsizetype mostDepth = 32;
constexpr qsizetype answerLimit = 8 * 1024;
constexpr qsizetype longestText = 512;

bool isWanService(const QString &type)
{
    static const QRegularExpression wanted(
        u"\\Aurn:schemas-upnp-org:service:WAN(?:IP|PPP)Connection:[1-9]\\z"_s);
    return wanted.match(type).hasMatch();
}

// What is written may lead elsewhere; nobody but the router is asked.
QUrl atSameHost(const QUrl &base, const QString &written)
{
    const QUrl url = base.resolved(QUrl(written, QUrl::StrictMode));
    const bool fits = url.isValid() && url.scheme() == u"http"_s && url.host() == base.host() &&
                      url.userInfo().isEmpty() && url.path().startsWith(u'/');
    return fits ? url : QUrl();
}

/// Collects the services while a description is read.
struct Collector
{
    QUrl base;
    QList<WanService> services;
    QString type;
    QString control;

    void end(QStringView name)
    {
        if (name != u"service"_s)
            return;
        const QUrl url = atSameHost(base, control);
        if (isWanService(type) && !control.isEmpty() && !url.isEmpty() &&
            services.size() < mostServices)
            services.append({type.toLatin1(), url});
        type.clear();
        control.clear();
    }

    void text(const QString &name, const QString &text)
    {
        if (name == u"serviceType"_s)
            type += text.left(longestText);
        else if (name == u"controlURL"_s)
            control += text.left(longestText);
        else if (name == u"URLBase"_s)
            if (const QUrl url = atSameHost(base, text.trimmed()); !url.isEmpty())
                base = url;
    }
};

// An IPv4 address as four numbers and nothing else.
std::optional<QHostAddress> plainAddress(const QString &text)
{
    static const QRegularExpression four(u"\\A(?:[0-9]{1,3}\\.){3}[0-9]{1,3}\\z"_s);
    const QString trimmed = text.trimmed();
    const QHostAddress address(trimmed);
    if (!four.match(trimmed).hasMatch() || address.protocol() != QAbstractSocket::IPv4Protocol)
        return std::nullopt;
    return address;
}

} // namespace

QList<WanService> wanServices(const QByteArray &description, const QUrl &location)
{
    QXmlStreamReader xml(description);
    Collector found{location, {}, {}, {}};
    QStringList path;
    while (!xml.atEnd() && path.size() <= mostDepth) {
        switch (xml.readNext()) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return {};
        case QXmlStreamReader::StartElement:
            path.append(xml.name().toString());
            break;
        case QXmlStreamReader::EndElement:
            found.end(xml.name());
            path.removeLast();
            break;
        case QXmlStreamReader::Characters:
            found.text(path.value(path.size() - 1), xml.text().toString());
            break;
        default:
            break;
        }
    }
    return found.services;
}

HttpRequest outsideQuestion(const WanService &service)
{
    HttpRequest request;
    request.url = service.control;
    request.headers = {{"Content-Type", "text/xml; charset=\"utf-8\""},
                       {"SOAPAction", '"' + service.type + "#GetExternalIPAddress\""}};
    request.body = "<?xml version=\"1.0\"?>\r\n"
                   "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" "
                   "s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"><s:Body>"
                   "<u:GetExternalIPAddress xmlns:u=\"" +
                   service.type +
                   "\"></u:GetExternalIPAddress>"
                   "</s:Body></s:Envelope>\r\n";
    return request;
}

std::optional<QHostAddress> outsideAnswer(const QByteArray &soap)
{
    static const QStringList place{u"Envelope"_s, u"Body"_s, u"GetExternalIPAddressResponse"_s,
                                   u"NewExternalIPAddress"_s};
    if (soap.size() > answerLimit)
        return std::nullopt;
    QXmlStreamReader xml(soap);
    QStringList path;
    QString text;
    int found = 0;
    while (!xml.atEnd() && path.size() <= mostDepth) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            return std::nullopt;
        if (token == QXmlStreamReader::StartElement) {
            if (path == place)
                return std::nullopt;
            path.append(xml.name().toString());
            found += path == place ? 1 : 0;
        } else if (token == QXmlStreamReader::EndElement) {
            path.removeLast();
        } else if (token == QXmlStreamReader::Characters && path == place) {
            text += xml.text();
        }
    }
    if (xml.hasError() || !xml.atEnd() || found != 1)
        return std::nullopt;
    return plainAddress(text);
}

} // namespace ringthrough

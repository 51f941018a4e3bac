#include "profile.h"
#include "named.h"
#include "text_file.h"
#include "yaml_reader.h"

#include <QUrl>

namespace ringthrough {

namespace {

constexpr int highestPort = 65535;
constexpr int sipPort = 5060;
constexpr int sipTlsPort = 5061;

constexpr NameTable<SipTransport, 3> sipTransports{
    {{SipTransport::Udp, "udp"}, {SipTransport::Tcp, "tcp"}, {SipTransport::Tls, "tls"}}};

std::optional<SipTransport> sipTransportFromName(const QString &name)
{
    return valueIn(sipTransports, name);
}

} // namespace

template <>
const ClosedList<SipTransport> &closedList<SipTransport>()
{
    static const ClosedList<SipTransport> list{namesIn(sipTransports), sipTransportFromName};
    return list;
}

namespace {

// A host is a name or an address, nothing that a command line or a URL would read otherwise.
QString readHost(YamlReader &reader)
{
    static const QRegularExpression host(QStringLiteral(
        "^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.|$))+$|^[0-9A-Fa-f:.]+$"));
    constexpr qsizetype longestName = 253;
    const QString text = reader.text("host", Need::Required);
    if (!text.isEmpty() && (text.size() > longestName || !host.match(text).hasMatch()))
        reader.mistake(reader.placeOf("host"), QStringLiteral("host"),
                       MistakeLog::tr("'%1' is no host name or address.").arg(text.left(60)));
    return text;
}

SipServer readSipServer(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a SIP server"));
    SipServer server;
    server.host = readHost(reader);
    server.transport = reader.word<SipTransport>("transport").value_or(server.transport);
    const int usual = server.transport == SipTransport::Tls ? sipTlsPort : sipPort;
    server.port = reader.number("port", 1, highestPort, usual);
    reader.finish();
    return server;
}

MirrorServer readMirror(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a mirror"));
    MirrorServer mirror;
    mirror.host = readHost(reader);
    mirror.port = reader.number("port", 1, highestPort, sipPort);
    mirror.controlPort = reader.number("control_port", 1, highestPort, 0);
    mirror.tlsPort = reader.number("tls_port", 1, highestPort, 0);
    reader.finish();
    if (mirror.controlPort == mirror.port || mirror.controlPort == sipPort)
        reader.mistake(reader.placeOf("control_port"), QStringLiteral("control_port"),
                       MistakeLog::tr("The control port has to be another one than the SIP port, "
                                      "and not %1.")
                           .arg(sipPort));
    return mirror;
}

SupportContact readSupport(YamlReader &parent)
{
    const YamlNode *node = parent.value("support");
    if (!node)
        return {};
    YamlReader reader(*node, parent.log(), MistakeLog::tr("'support'"));
    SupportContact support;
    support.phone = reader.text("phone");
    support.web = reader.text("web");
    support.email = reader.text("email");
    reader.finish();
    const QUrl url(support.web, QUrl::StrictMode);
    const bool isWeb = url.isValid() && (url.scheme() == QStringLiteral("https") ||
                                         url.scheme() == QStringLiteral("http"));
    if (!support.web.isEmpty() && !isWeb)
        reader.mistake(reader.placeOf("web"), QStringLiteral("web"),
                       MistakeLog::tr("Expected an address that begins with https://."));
    if (!support.email.isEmpty() && support.email.count(u'@') != 1)
        reader.mistake(reader.placeOf("email"), QStringLiteral("email"),
                       MistakeLog::tr("Expected an e-mail address."));
    return support;
}

Profile readProfile(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a provider profile"));
    Profile profile;
    if (reader.value("format", Need::Required))
        reader.number("format", 1, 1, 1);
    profile.name = reader.text("name", Need::Required);
    profile.support = readSupport(reader);
    profile.sipServers = reader.list("sip_servers", Need::Optional, readSipServer);
    profile.mirrors = reader.list("mirrors", Need::Optional, readMirror);
    reader.finish();
    return profile;
}

} // namespace

QString sipTransportName(SipTransport transport)
{
    return nameIn(sipTransports, transport);
}

std::variant<Profile, QList<Mistake>> readProfileText(const QString &name,
                                                      const QByteArray &contents)
{
    MistakeLog log(name, contents);
    const std::optional<YamlNode> root = parseYaml(contents, log);
    if (!root)
        return log.mistakes();
    Profile profile = readProfile(*root, log);
    if (!log.isEmpty())
        return log.mistakes();
    return profile;
}

std::variant<Profile, QList<Mistake>> loadProfile(const QString &file)
{
    const std::variant<QByteArray, Mistake> contents = readTextFile(file);
    if (const Mistake *mistake = std::get_if<Mistake>(&contents))
        return QList<Mistake>{*mistake};
    return readProfileText(file, std::get<QByteArray>(contents));
}

} // namespace ringthrough

#include "named.h"
#include "profile_host.h"
#include "profile_parts.h"

namespace ringthrough {

namespace {

constexpr int highestPort = 65535;
constexpr int sipPort = 5060;
constexpr int sipTlsPort = 5061;
constexpr int stunPort = 3478;

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

QString sipTransportName(SipTransport transport)
{
    return nameIn(sipTransports, transport);
}

namespace {

QString readHost(YamlReader &reader)
{
    const QString text = reader.text("host", Need::Required);
    if (!text.isEmpty() && !isHost(text))
        reader.mistake(reader.placeOf("host"), QStringLiteral("host"),
                       MistakeLog::tr("'%1' is no host name or address.").arg(text.left(60)),
                       meantHost(text));
    return text;
}

// Names only: nobody puts an address on a certificate and then says that it differs.
QString readCertificateName(YamlReader &reader, bool hasTls)
{
    const QString key = QStringLiteral("certificate_name");
    const QString text = readPlainText(reader, "certificate_name");
    const Place place = reader.placeOf("certificate_name");
    if (!text.isEmpty() && !isHost(text))
        reader.mistake(place, key,
                       MistakeLog::tr("'%1' is no host name or address.").arg(text.left(60)),
                       meantHost(text));
    else if (!text.isEmpty() && !hasTls)
        reader.mistake(place, key, MistakeLog::tr("Without TLS nobody sees a certificate."));
    return text;
}

} // namespace

SipServer readSipServer(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a SIP server"));
    SipServer server;
    server.host = readHost(reader);
    server.transport = reader.word<SipTransport>("transport").value_or(server.transport);
    const bool isTls = server.transport == SipTransport::Tls;
    server.port = reader.number("port", 1, highestPort, isTls ? sipTlsPort : sipPort);
    server.certificateName = readCertificateName(reader, isTls);
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
    mirror.certificateName = readCertificateName(reader, mirror.tlsPort != 0);
    reader.finish();
    if (mirror.controlPort == mirror.port || mirror.controlPort == sipPort)
        reader.mistake(reader.placeOf("control_port"), QStringLiteral("control_port"),
                       MistakeLog::tr("The control port has to be another one than the SIP port, "
                                      "and not %1.")
                           .arg(sipPort));
    if (mirror.tlsPort != 0 && mirror.tlsPort == mirror.port)
        reader.mistake(reader.placeOf("tls_port"), QStringLiteral("tls_port"),
                       MistakeLog::tr("TLS needs a port of its own, not the SIP port."));
    return mirror;
}

StunServer readStunServer(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a STUN server"));
    StunServer server;
    server.host = readHost(reader);
    server.port = reader.number("port", 1, highestPort, stunPort);
    reader.finish();
    return server;
}

} // namespace ringthrough

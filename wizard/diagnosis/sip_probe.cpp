#include "sip_probe.h"

namespace ringthrough {

namespace {

QByteArray withPort(const QByteArray &host, int port)
{
    return port < 0 ? host : host + ':' + QByteArray::number(port);
}

QByteArray ownPlace(const ProbePlace &place)
{
    return withPort(sipLiteral(place.own), place.ownPort);
}

QByteArray addressInHex(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return QByteArray::number(address.toIPv4Address(), 16).rightJustified(8, '0');
    const Q_IPV6ADDR six = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(six.c), sizeof six.c).toHex();
}

// The address and port once more, in a form that no ALG recognises as an address.
QByteArray truth(const ProbePlace &place)
{
    return "rt-" + addressInHex(place.own) + '-' + QByteArray::number(place.ownPort, 16);
}

QByteArray serverHost(const ProbePlan &plan, const ProbePlace &place)
{
    return plan.port == 5060 ? place.serverName : withPort(place.serverName, plan.port);
}

QByteArray userAt(const QByteArray &user, const QByteArray &host)
{
    return "sip:" + user + '@' + host;
}

// What a softphone says, with our own address in every part where softphones put it.
SipRequest softphoneRequest(const ProbePlan &plan, const ProbePlace &place)
{
    SipRequest request;
    const QByteArray host = serverHost(plan, place);
    const QByteArray own = ownPlace(place);
    request.uri = userAt(mirrorUser(), host);
    request.to = request.uri;
    request.from = userAt(truth(place), own);
    request.contact = userAt(truth(place), own);
    request.viaHost = own;
    request.callId = place.nonce + '@' + sipLiteral(place.own);
    if (plan.kind == ProbeKind::Register) {
        request.uri = "sip:" + host;
        request.from = request.to;
    }
    if (plan.kind == ProbeKind::Invite)
        request.sdp = sdpOffer(sipLiteral(place.own).replace("[", "").replace("]", ""),
                               place.rtpPort, place.nonce.left(7).toUInt(nullptr, 16));
    return request;
}

// An OPTIONS whose Via holds a name that nobody can resolve: an ALG finds no address to translate,
// and the server has to write down where the packet really came from.
SipRequest namelessRequest(const ProbePlan &plan, const ProbePlace &place)
{
    SipRequest request;
    const QByteArray host = "client.invalid";
    request.viaHost = withPort(host, place.ownPort);
    request.from = userAt("rt-" + place.nonce.left(8), host);
    request.to = userAt(mirrorUser(), host);
    request.callId = place.nonce;
    request.uri = userAt(mirrorUser(), serverHost(plan, place));
    return request;
}

void mark(SipRequest &request, const ProbePlace &place, const QByteArray &marked, bool swapped)
{
    request.from = userAt("rt-" + place.nonce.left(8), swapped ? decoyHost() : marked);
    request.to = userAt(mirrorUser(), swapped ? marked : decoyHost());
}

void setTrap(SipRequest &request, const ProbePlan &plan, const ProbePlace &place)
{
    const QByteArray server = plan.port == 5060 ? sipLiteral(place.server)
                                                : withPort(sipLiteral(place.server), plan.port);
    // An address in the first line would be rewritten too, and the server might take the request
    // for somebody else's.
    if (!addressLiteral(place.serverName).isNull())
        request.uri = userAt(mirrorUser(), "server.invalid");
    request.viaHost = withPort(sipLiteral(place.own), place.trapPort);
    request.from = userAt("rt-" + place.nonce.left(8), server);
    request.to = userAt(mirrorUser(), server);
}

SipRequest tellingRequest(const ProbePlan &plan, const ProbePlace &place)
{
    SipRequest request = namelessRequest(plan, place);
    switch (plan.kind) {
    case ProbeKind::Bait:
    case ProbeKind::SwappedBait:
        mark(request, place, withPort(plan.outside.host, plan.outside.port),
             plan.kind == ProbeKind::SwappedBait);
        break;
    case ProbeKind::ViaTrap:
        setTrap(request, plan, place);
        break;
    case ProbeKind::PortLess:
    case ProbeKind::SwappedPortLess:
        request.viaHost = sipLiteral(place.own);
        mark(request, place, sipLiteral(place.own), plan.kind == ProbeKind::SwappedPortLess);
        break;
    case ProbeKind::Options:
    case ProbeKind::Register:
    case ProbeKind::Invite:
    case ProbeKind::NamedVia:
        break;
    }
    return request;
}

bool isSoftphoneKind(ProbeKind kind)
{
    return kind == ProbeKind::Options || kind == ProbeKind::Register || kind == ProbeKind::Invite;
}

QByteArray methodOf(ProbeKind kind)
{
    return kind == ProbeKind::Register ? "REGISTER"
           : kind == ProbeKind::Invite ? "INVITE"
                                       : "OPTIONS";
}

} // namespace

QByteArray mirrorUser()
{
    return "alg-mirror";
}

QByteArray decoyHost()
{
    // From the range for documentation: nobody has it, so nobody translates it.
    return "192.0.2.77";
}

SipRequest probeRequest(const ProbePlan &plan, const ProbePlace &place)
{
    SipRequest request =
        isSoftphoneKind(plan.kind) ? softphoneRequest(plan, place) : tellingRequest(plan, place);
    request.method = methodOf(plan.kind);
    request.transport = plan.wire == Wire::Udp ? "UDP" : "TCP";
    request.branch = place.nonce;
    request.fromTag = place.nonce.left(10);
    return request;
}

QString probeName(const ProbePlan &plan)
{
    switch (plan.kind) {
    case ProbeKind::Options:
        return QStringLiteral("OPTIONS");
    case ProbeKind::Register:
        return QStringLiteral("REGISTER");
    case ProbeKind::Invite:
        return QStringLiteral("INVITE");
    case ProbeKind::NamedVia:
        return QStringLiteral("P1 named Via");
    case ProbeKind::Bait:
        return QStringLiteral("P5 bait");
    case ProbeKind::SwappedBait:
        return QStringLiteral("P5 bait, swapped");
    case ProbeKind::ViaTrap:
        return QStringLiteral("P4 Via trap");
    case ProbeKind::PortLess:
        return QStringLiteral("P3 port-less");
    case ProbeKind::SwappedPortLess:
        return QStringLiteral("P3 port-less, swapped");
    }
    Q_UNREACHABLE();
    return {};
}

QString wireName(Wire wire)
{
    return wire == Wire::Udp ? QStringLiteral("udp") : QStringLiteral("tcp");
}

QString flowName(const ProbePlan &plan)
{
    const QString name = QStringLiteral("%1 %2 %3")
                             .arg(wireName(plan.wire), QString::number(plan.port), probeName(plan));
    return plan.localPort == 0
               ? name
               : QStringLiteral("%1 from port %2").arg(name, QString::number(plan.localPort));
}

QString placeText(const QHostAddress &address, quint16 port)
{
    return QStringLiteral("%1:%2").arg(QString::fromLatin1(sipLiteral(address)),
                                       QString::number(port));
}

} // namespace ringthrough

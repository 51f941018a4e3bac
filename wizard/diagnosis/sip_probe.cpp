#include "sip_probe.h"

#include <QRandomGenerator>

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

// A host name where softphones put an address (RFC 8866, 5.2, allows both).
QByteArray originName()
{
    return "phone.invalid";
}

QByteArray offer(const ProbePlan &plan, const ProbePlace &place)
{
    const QByteArray own = sipLiteral(place.own).replace("[", "").replace("]", "");
    const bool named =
        plan.kind == ProbeKind::InviteNameInOrigin || plan.kind == ProbeKind::UpdateNameInOrigin;
    return sdpOffer(named ? originName() : own, own, place.rtpPort,
                    place.nonce.left(7).toUInt(nullptr, 16));
}

// What a softphone says, with our own address in every part where softphones put it.
SipRequest softphoneRequest(const ProbePlan &plan, const ProbePlace &place)
{
    SipRequest request;
    const QByteArray host = serverHost(plan, place);
    const QByteArray own = ownPlace(place);
    const bool old = plan.kind == ProbeKind::OldMirrorInvite;
    request.uri = userAt(old ? oldMirrorUser() : mirrorUser(), host);
    request.to = request.uri;
    request.from = userAt(truth(place), own);
    request.contact = userAt(truth(place), own);
    request.viaHost = own;
    request.callId = place.nonce + '@' + sipLiteral(place.own);
    if (plan.kind == ProbeKind::Register) {
        request.uri = "sip:" + host;
        request.from = request.to;
    }
    if (hasOffer(plan.kind))
        request.sdp = offer(plan, place);
    if (plan.kind == ProbeKind::LongOptions)
        request.size = place.own.protocol() == QAbstractSocket::IPv6Protocol ? 1452 : 1472;
    request.withLength =
        plan.kind != ProbeKind::InviteNoLength && plan.kind != ProbeKind::UpdateNoLength;
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
    case ProbeKind::LastHop:
        request.maxForwards = 1;
        break;
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
    default:
        break;
    }
    return request;
}

bool isSoftphoneKind(ProbeKind kind)
{
    return kind == ProbeKind::Options || kind == ProbeKind::Register ||
           kind == ProbeKind::LongOptions || hasOffer(kind);
}

QByteArray methodOf(ProbeKind kind)
{
    if (kind == ProbeKind::Register)
        return "REGISTER";
    if (!hasOffer(kind))
        return "OPTIONS";
    return isInvite(kind) ? "INVITE" : "UPDATE";
}

// A mirror answers a stranger no more than was sent, so what may be its first answer needs room.
int paddingOf(const ProbePlan &plan, const ProbePlace &place)
{
    const bool opens = plan.kind == ProbeKind::Options || plan.kind == ProbeKind::NamedVia;
    return opens && plan.wire == Wire::Udp && place.cookie.isEmpty() ? paddingForCookie : 0;
}

QByteArray viaTransport(Wire wire)
{
    return wireName(wire).toLatin1().toUpper();
}

} // namespace

QByteArray freshNonce()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
}

QByteArray oldMirrorUser()
{
    return "sip-alg-detector-daemon";
}

QByteArray mirrorUser()
{
    return "alg-mirror";
}

bool isInvite(ProbeKind kind)
{
    return kind == ProbeKind::Invite || kind == ProbeKind::InviteNoLength ||
           kind == ProbeKind::InviteNameInOrigin || kind == ProbeKind::InviteThatDies ||
           kind == ProbeKind::InviteSameSpeech || kind == ProbeKind::OldMirrorInvite;
}

bool hasOffer(ProbeKind kind)
{
    return isInvite(kind) || kind == ProbeKind::Update || kind == ProbeKind::UpdateNoLength ||
           kind == ProbeKind::UpdateNameInOrigin;
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
    request.transport = viaTransport(plan.wire);
    request.cookie = place.cookie;
    request.padding = paddingOf(plan, place);
    request.branch = place.nonce;
    request.fromTag = place.nonce.left(10);
    return request;
}

} // namespace ringthrough

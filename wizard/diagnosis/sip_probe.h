#pragma once

#include "sip_request.h"
#include "sip_text.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QString>

namespace ringthrough {

/// What a probe asks. Ordinary servers never get a REGISTER or INVITE, and what shows troubles goes
/// to mirrors alone.
enum class ProbeKind {
    Options,
    Register,
    Invite,
    NamedVia,        ///< an OPTIONS without our address in it: shows the address we have outside
    Bait,            ///< names in From the address we have outside
    SwappedBait,     ///< the same in To, to tell an ALG from a server that tidies From
    ViaTrap,         ///< names another port in Via than the one it leaves from
    PortLess,        ///< names our address without a port, from port 5060
    SwappedPortLess, ///< the same in To
    LastHop,         ///< an OPTIONS that may be forwarded once
    Update,          ///< an UPDATE with a session description; ordinary servers turn it down
    UpdateNoLength,
    UpdateNameInOrigin,
    InviteNoLength, ///< leaves its length out
    InviteNameInOrigin,
    InviteThatDies,   ///< with a time to live that ends behind the first router
    InviteSameSpeech, ///< from another port, with the speech port of the one that died
    LongOptions,      ///< as long as one packet can be
    OldMirrorInvite,  ///< the INVITE that mirrors of the old sip-alg-detector wait for
};

/// TLS only ever serves as a control: nobody on the way can read it.
enum class Wire { Udp, Tcp, Tls };

/// To the port that an ALG watches, or to another one of the same server.
enum class Way { Main, Control };

/// A probe that is to be sent.
struct ProbePlan
{
    ProbeKind kind = ProbeKind::Options;
    Wire wire = Wire::Udp;
    Way way = Way::Main;
    quint16 port = 5060;   ///< of the server
    quint16 localPort = 0; ///< a fixed one, such as phones use; 0: fresh
    bool patient = true;   ///< sent up to three times; else twice, and given up earlier
    SipHost outside;       ///< for the baits: what we look like from outside
    quint16 rtpPort = 0;   ///< in the session description; 0: fresh
    QByteArray sameFlow;   ///< nonce of an earlier probe whose socket is used again; usually empty

    friend bool operator==(const ProbePlan &, const ProbePlan &) = default;
};

/// Where a probe leaves from and goes to.
struct ProbePlace
{
    QHostAddress own;
    quint16 ownPort = 0;
    quint16 wishedPort = 0; ///< to leave from if it is free, where the plan asks for none
    quint16 trapPort = 0;   ///< of the second socket, for the Via trap
    quint16 rtpPort = 0;
    QHostAddress server;
    QByteArray serverName; ///< what the person calls it; a name or an address literal
    QByteArray nonce;      ///< hexadecimal
    QByteArray cookie;     ///< what the mirror asked to be sent with every request
};

enum class Delivery {
    Answered,
    Silent,
    Refused, ///< the system or the far end said that nobody is there
    NotSent, ///< the local port is taken, or there is no way
};

/// What became of a probe.
struct ProbeResult
{
    ProbePlan plan;
    ProbePlace place;
    Delivery delivery = Delivery::Silent;
    QByteArray sent;
    QByteArray provisional; ///< an old mirror shows half of what it got in a 180
    QByteArray answer;
    bool trapped = false; ///< the answer came to the second socket
    QString detail;       ///< the system's own words when it was not sent or refused
    int packets = 0;
    int milliseconds = 0;
};

using ProbeResults = QList<ProbeResult>;

/// What no other request of anybody has: 16 hexadecimal digits.
QByteArray freshNonce();

/// The user that mirrors answer to.
QByteArray mirrorUser();

/// How much padding a question needs that a mirror is to answer before it has given a cookie.
inline constexpr int paddingForCookie = 160;

/// The user that mirrors of the old sip-alg-detector answer to (github.com/ibc/sip-alg-detector).
QByteArray oldMirrorUser();

/// The request that a probe sends.
SipRequest probeRequest(const ProbePlan &plan, const ProbePlace &place);

/// A host that stands in From or To beside the bait and that no ALG has a reason to touch.
QByteArray decoyHost();

bool isInvite(ProbeKind kind); ///< of any kind
bool hasOffer(ProbeKind kind); ///< carries a session description

QString probeName(const ProbePlan &plan); ///< "OPTIONS", "P3 port-less" …
QString wireName(Wire wire);              ///< udp, tcp, tls
QString flowName(const ProbePlan &plan);  ///< "udp 5060 INVITE", "udp 5060 INVITE from port 5060"
QString placeText(const QHostAddress &address,
                  quint16 port); ///< "192.0.2.1:5060", "[2001:db8::1]:5060"

} // namespace ringthrough

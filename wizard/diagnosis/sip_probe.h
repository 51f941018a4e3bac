#pragma once

#include "sip_request.h"
#include "sip_text.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QString>

namespace ringthrough {

/// What a probe asks. The first three go to mirrors; ordinary servers never get a REGISTER or
/// INVITE.
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
};

enum class Wire { Udp, Tcp };

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
    QByteArray answer;
    bool trapped = false; ///< the answer came to the second socket
    QString detail;       ///< the system's own words when it was not sent or refused
    int packets = 0;
    int milliseconds = 0;
};

using ProbeResults = QList<ProbeResult>;

/// The user that mirrors answer to.
QByteArray mirrorUser();

/// The request that a probe sends.
SipRequest probeRequest(const ProbePlan &plan, const ProbePlace &place);

/// A host that stands in From or To beside the bait and that no ALG has a reason to touch.
QByteArray decoyHost();

QString probeName(const ProbePlan &plan); ///< "OPTIONS", "P3 port-less" …
QString wireName(Wire wire);              ///< udp, tcp
QString flowName(const ProbePlan &plan);  ///< "udp 5060 INVITE", "udp 5060 INVITE from port 5060"
QString placeText(const QHostAddress &address,
                  quint16 port); ///< "192.0.2.1:5060", "[2001:db8::1]:5060"

} // namespace ringthrough

#include "measured_ways.h"

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

/// One transport to one port of the server.
struct WayTo
{
    QString transport;
    QString port;

    QString flow() const { return transport + u' ' + port + u' '; }
};

bool wasSent(const ProbeRecord &probe)
{
    return probe.outcome != u"not sent"_s;
}

bool isOn(const ProbeRecord &probe, const WayTo &way)
{
    return probe.transport == way.transport && portOf(probe.target) == way.port && wasSent(probe);
}

bool isSame(const ProbeRecord &probe)
{
    return probe.outcome == u"same"_s;
}

bool isAnswered(const ProbeRecord &probe)
{
    return probe.outcome.startsWith(u"answered "_s);
}

// How many messages fared well on that way; 0 as soon as one did not.
int faringWell(const Diagnosis &now, const WayTo &way, bool (*well)(const ProbeRecord &))
{
    int count = 0;
    for (const ProbeRecord &probe : now.probes) {
        if (!isOn(probe, way))
            continue;
        if (!well(probe))
            return 0;
        ++count;
    }
    return count;
}

bool showsAnything(const Diagnosis &now, const QString &flow)
{
    return std::any_of(now.alterations.begin(), now.alterations.end(),
                       [&](const Alteration &one) { return one.flow.startsWith(flow); });
}

bool wasAnswered(const Diagnosis &now, const WayTo &way, const QString &probeName)
{
    return std::any_of(now.probes.begin(), now.probes.end(), [&](const ProbeRecord &probe) {
        return isOn(probe, way) && probe.name.startsWith(probeName) && isAnswered(probe);
    });
}

// Where messages are lost on the usual way, an answer on the other shows that they get through
// there. Else, whether what gave an ALG away on the one way was answered on the other, where it
// could have done so again. The bait is only sent where the server says whom it sees, as "received"
// needs, too; and in place of the trap, which is for UDP alone, there is the phone's own port.
bool couldHaveShown(const Diagnosis &now, const WayTo &usual, const WayTo &other)
{
    const auto shown = [&](const QString &probe) {
        return showsAnything(now, usual.flow() + probe);
    };
    if (now.verdict == Verdict::Blocked)
        return wasAnswered(now, other, u"OPTIONS"_s);
    const bool received =
        std::any_of(now.alterations.begin(), now.alterations.end(), [&](const Alteration &one) {
            return one.part == u"Via received"_s && one.flow == usual.flow() + u"OPTIONS"_s;
        });
    const QString trap = other.transport == u"udp"_s ? u"P4"_s : u"P3"_s;
    return ((received || shown(u"P5"_s)) && wasAnswered(now, other, u"P5"_s)) ||
           ((shown(u"P4"_s) || shown(u"P3"_s)) && wasAnswered(now, other, trap));
}

int signless(const Diagnosis &now, const WayTo &usual, const WayTo &other)
{
    if (showsAnything(now, other.flow()) || !couldHaveShown(now, usual, other))
        return 0;
    return faringWell(now, other, isAnswered);
}

std::optional<CleanPort> cleanAt(const Diagnosis &now, const PortFinding &port)
{
    const WayTo usual{port.transport, portOf(now.server)};
    const WayTo other{port.transport, portOf(port.place)};
    if (port.reach != Reach::Answered || other.port == usual.port)
        return std::nullopt;
    if (const int same = faringWell(now, other, isSame))
        return CleanPort{port, same, true};
    if (const int answered = signless(now, usual, other))
        return CleanPort{port, answered, false};
    return std::nullopt;
}

bool isBetter(const CleanPort &one, const CleanPort &other)
{
    if (one.byMirror != other.byMirror)
        return one.byMirror;
    return one.finding.milliseconds < other.finding.milliseconds;
}

} // namespace

QString portOf(const QString &place)
{
    return place.mid(place.lastIndexOf(u':') + 1);
}

std::optional<TlsFinding> usableTls(const Case &state)
{
    if (!state.path || !state.path->tls)
        return std::nullopt;
    const TlsFinding &tls = *state.path->tls;
    return tls.reach == Reach::Answered && tls.handshake && tls.certificateFits ? std::optional(tls)
                                                                                : std::nullopt;
}

std::optional<CleanPort> cleanPort(const Case &state, const Diagnosis &now)
{
    std::optional<CleanPort> best;
    if (!state.path || now.reason == VerdictReason::ControlDiffersToo)
        return best;
    for (const PortFinding &port : state.path->otherPorts) {
        const std::optional<CleanPort> found = cleanAt(now, port);
        if (found && (!best || isBetter(*found, *best)))
            best = found;
    }
    return best;
}

std::optional<CleanTcp> cleanTcp(const Diagnosis &now)
{
    const WayTo udp{u"udp"_s, portOf(now.server)};
    const WayTo tcp{u"tcp"_s, portOf(now.server)};
    if (showsAnything(now, tcp.flow()))
        return std::nullopt;
    if (const int same = faringWell(now, tcp, isSame))
        return CleanTcp{same, true};
    if (const int answered = signless(now, udp, tcp))
        return CleanTcp{answered, false};
    return std::nullopt;
}

std::optional<Ipv6Finding> cleanIpv6(const Case &state)
{
    if (!state.path || !state.path->ipv6)
        return std::nullopt;
    const Ipv6Finding &ipv6 = *state.path->ipv6;
    return ipv6.reach == Reach::Answered && ipv6.sameAddressSeen ? std::optional(ipv6)
                                                                 : std::nullopt;
}

} // namespace ringthrough

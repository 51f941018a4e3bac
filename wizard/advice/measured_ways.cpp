#include "measured_ways.h"

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

bool isControl(const ProbeRecord &probe)
{
    return probe.name.endsWith(u", control"_s);
}

bool wasSent(const ProbeRecord &probe)
{
    return probe.outcome != u"not sent"_s;
}

// How many of these messages arrived unchanged; 0 as soon as one did not.
template <typename Belongs>
int unchanged(const Diagnosis &now, Belongs belongs)
{
    int same = 0;
    for (const ProbeRecord &probe : now.probes) {
        if (!wasSent(probe) || !belongs(probe))
            continue;
        if (probe.outcome != u"same"_s)
            return 0;
        ++same;
    }
    return same;
}

int unchangedAt(const Diagnosis &now, const PortFinding &port)
{
    return unchanged(now, [&port](const ProbeRecord &probe) {
        return probe.transport == port.transport && portOf(probe.target) == portOf(port.place);
    });
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
        const int messages = unchangedAt(now, port);
        const bool usable = port.reach == Reach::Answered && messages > 0 &&
                            portOf(port.place) != portOf(now.server);
        if (usable && (!best || port.milliseconds < best->finding.milliseconds))
            best = CleanPort{port, messages};
    }
    return best;
}

int cleanTcpMessages(const Diagnosis &now)
{
    const auto tcp = [](const Alteration &one) { return one.flow.startsWith(u"tcp "_s); };
    if (std::any_of(now.alterations.begin(), now.alterations.end(), tcp))
        return 0;
    return unchanged(now, [](const ProbeRecord &probe) {
        return probe.transport == u"tcp"_s && !isControl(probe);
    });
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

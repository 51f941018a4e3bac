#include "sip_hints.h"

#include "sip_signs.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr int tooManyHops = 483;

const ProbeResult *probe(const ProbeResults &results, ProbeKind kind, Way way)
{
    const auto found = std::find_if(results.begin(), results.end(), [&](const ProbeResult &result) {
        return result.plan.kind == kind && result.plan.wire == Wire::Udp && result.plan.way == way;
    });
    return found == results.end() ? nullptr : &*found;
}

bool isSilent(const ProbeResult *result)
{
    return result && result->delivery == Delivery::Silent;
}

bool isAnswered(const ProbeResult *result)
{
    return result && result->delivery == Delivery::Answered;
}

int statusOf(const ProbeResult *result)
{
    return isAnswered(result) ? parseSip(result->answer).value_or(SipText()).status() : 0;
}

bool isLostAlone(const ProbeResults &results, ProbeKind kind)
{
    return isSilent(probe(results, kind, Way::Main)) &&
           isAnswered(probe(results, kind, Way::Control));
}

bool isProxyBetween(const ProbeResults &results)
{
    const int there = statusOf(probe(results, ProbeKind::LastHop, Way::Control));
    return statusOf(probe(results, ProbeKind::LastHop, Way::Main)) == tooManyHops && there != 0 &&
           there != tooManyHops;
}

bool saysReceived(const ProbeResult *result)
{
    return result && !parameter(ownVia(*result), "received").isNull();
}

bool isReceivedMissing(const ProbeResults &results)
{
    const ProbeResult *main = answeredProbe(results, ProbeKind::Options, Wire::Udp, Way::Main);
    const ProbeResult *control =
        answeredProbe(results, ProbeKind::Options, Wire::Udp, Way::Control);
    return main && !saysReceived(main) && saysReceived(control);
}

} // namespace

Hints hintsIn(const ProbeResults &results)
{
    Hints hints;
    hints.oddMessagesLost = isAnswered(probe(results, ProbeKind::Update, Way::Main)) &&
                            isLostAlone(results, ProbeKind::UpdateNoLength) &&
                            isLostAlone(results, ProbeKind::UpdateNameInOrigin);
    hints.proxyBetween = isProxyBetween(results);
    hints.receivedMissing = isReceivedMissing(results);
    return hints;
}

bool needsControl(const ProbeResults &results, ProbeKind kind)
{
    const ProbeResult *result = probe(results, kind, Way::Main);
    if (kind == ProbeKind::LastHop)
        return statusOf(result) == tooManyHops;
    return kind != ProbeKind::Update && isSilent(result) &&
           isAnswered(probe(results, ProbeKind::Update, Way::Main));
}

} // namespace ringthrough

#include "sip_losses.h"

#include <algorithm>

namespace ringthrough {

namespace {

// The others are made to be lost by some devices, and judged by rules of their own.
bool isPlain(ProbeKind kind)
{
    return kind == ProbeKind::Options || kind == ProbeKind::Register || kind == ProbeKind::Invite;
}

bool isElsewhere(const ProbePlan &other, const ProbePlan &lost)
{
    return other.kind == lost.kind && other.wire == lost.wire &&
           (other.way == Way::Control || other.localPort != lost.localPort);
}

bool counts(const ProbeResult &result, Wire wire, bool hasControl)
{
    return result.delivery == Delivery::Silent && result.plan.wire == wire &&
           result.plan.way == Way::Main && isPlain(result.plan.kind) &&
           (hasControl || result.plan.localPort != 0);
}

bool wasAskedElsewhereSince(const ProbeResults &results, qsizetype lost)
{
    return std::any_of(results.begin() + lost, results.end(), [&](const ProbeResult &other) {
        return isElsewhere(other.plan, results[lost].plan);
    });
}

bool wasAnsweredElsewhere(const ProbeResults &results, const ProbePlan &lost)
{
    return std::any_of(results.begin(), results.end(), [&](const ProbeResult &other) {
        return other.delivery == Delivery::Answered && isElsewhere(other.plan, lost);
    });
}

} // namespace

const ProbeResult *unconfirmedLoss(const ProbeResults &results, Wire wire, bool hasControl)
{
    for (qsizetype at = 0; at < results.size(); ++at)
        if (counts(results[at], wire, hasControl) &&
            wasAnsweredElsewhere(results, results[at].plan) && !wasAskedElsewhereSince(results, at))
            return &results[at];
    return nullptr;
}

} // namespace ringthrough

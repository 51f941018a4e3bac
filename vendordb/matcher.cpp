#include "matcher.h"
#include "hit.h"
#include "judge_vendor.h"

#include <algorithm>

namespace ringthrough {

namespace {

QList<Observation> observationsOf(const Evidence &evidence)
{
    QList<Observation> all = evidence.observations;
    const Observation mac{Signal::Mac, evidence.gatewayMac, {}};
    const bool known = std::any_of(all.begin(), all.end(), [&mac](const Observation &seen) {
        return seen.signal == Signal::Mac && seen.value == mac.value;
    });
    if (!mac.value.isEmpty() && !known)
        all.append(mac);
    return all;
}

int longestMacPrefixOfAll(const KnowledgeBase &base, const QList<Observation> &observations)
{
    QList<Observation> macs;
    for (const Observation &seen : observations) {
        if (seen.signal == Signal::Mac)
            macs.append(seen);
    }
    int longest = 0;
    for (const Vendor &vendor : base.vendors()) {
        longest = std::max(longest, longestMacPrefix(vendor.rules, macs));
        for (const Device &device : vendor.devices)
            longest = std::max(longest, longestMacPrefix(device.rules, macs));
    }
    return longest;
}

// With the same confidence, who names a device comes first.
bool ranksBefore(const Candidate &a, const Candidate &b)
{
    if (a.confidence != b.confidence)
        return a.confidence > b.confidence;
    return !a.deviceId.isEmpty() && b.deviceId.isEmpty();
}

} // namespace

Identification identify(const KnowledgeBase &base, const Evidence &evidence)
{
    const QList<Observation> observations = observationsOf(evidence);
    const int longestMac = longestMacPrefixOfAll(base, observations);
    Identification result;
    for (const Vendor &vendor : base.vendors())
        result.candidates += judgeVendor(vendor, observations, longestMac);
    std::stable_sort(result.candidates.begin(), result.candidates.end(), ranksBefore);
    return result;
}

QStringList suspectedVendors(const KnowledgeBase &base, const Evidence &evidence)
{
    const QList<Observation> observations = observationsOf(evidence);
    const int longestMac = longestMacPrefixOfAll(base, observations);
    QStringList ids;
    for (const Vendor &vendor : base.vendors()) {
        if (pointsAt(vendor, observations, longestMac))
            ids.append(vendor.id);
    }
    return ids;
}

} // namespace ringthrough

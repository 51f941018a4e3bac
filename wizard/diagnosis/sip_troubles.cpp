#include "sip_troubles.h"

#include <algorithm>
#include <array>

namespace ringthrough {

namespace {

constexpr std::array<std::pair<ProbeKind, Trouble>, 4> tests{
    {{ProbeKind::InviteSameSpeech, Trouble::SharedRtpPort},
     {ProbeKind::InviteNoLength, Trouble::NoContentLength},
     {ProbeKind::InviteNameInOrigin, Trouble::NameInOrigin},
     {ProbeKind::LongOptions, Trouble::GrownMessage}}};

bool ended(const ProbeResults &results, ProbeKind kind, Way way, Delivery how)
{
    return std::any_of(results.begin(), results.end(), [&](const ProbeResult &result) {
        return result.plan.kind == kind && result.plan.way == way && result.delivery == how;
    });
}

} // namespace

QList<TroubleTest> troublesIn(const ProbeResults &results)
{
    QList<TroubleTest> found;
    for (const auto &[kind, trouble] : tests) {
        const bool lost = ended(results, kind, Way::Main, Delivery::Silent);
        const bool came = ended(results, kind, Way::Main, Delivery::Answered);
        if (ended(results, kind, Way::Control, Delivery::Answered) && (lost || came))
            found.append({trouble, lost});
    }
    return found;
}

} // namespace ringthrough

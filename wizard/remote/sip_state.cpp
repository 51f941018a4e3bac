#include "sip_state.h"

namespace ringthrough {

AlgState stateOf(const std::optional<Diagnosis> &test, const std::optional<Diagnosis> &before)
{
    if (!test)
        return AlgState::Unknown;
    if (test->verdict == Verdict::Altered)
        return AlgState::On;
    const bool wasAltered = before && before->verdict == Verdict::Altered;
    if (test->verdict == Verdict::Clean && (test->provedByMirror || wasAltered))
        return AlgState::Off;
    return AlgState::Unknown;
}

Problem reasonOf(const std::optional<Diagnosis> &test, const ChangePlan &plan)
{
    if (!test)
        return SipServerNeeded{plan.device.id};
    if (test->reason == VerdictReason::ServerSilent)
        return ServerSilent{test->server};
    if (test->reason == VerdictReason::NameNotFound)
        return HostNotFound{test->server};
    return UnexpectedReply{During::SipTest, verdictReasonName(test->reason)};
}

} // namespace ringthrough

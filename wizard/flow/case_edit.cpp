#include "case_edit.h"

namespace ringthrough {

void clearFrom(Case &state, Activity step)
{
    // Each step falls through to the ones that were built on it.
    switch (step) {
    case Activity::None:
        return;
    case Activity::CheckingPath: // nothing is built on the checks
        state.path.reset();
        return;
    case Activity::FindingGateway:
        state.network.reset();
        [[fallthrough]];
    case Activity::Identifying:
        state.evidence.reset();
        state.identification.reset();
        state.chosenDevice.clear();
        state.chosenByPerson = false;
        [[fallthrough]];
    case Activity::TestingBefore:
        state.before.reset();
        state.path.reset();
        [[fallthrough]];
    case Activity::TestingAccount:
        // What the account has proved stands in the test as well.
        if (state.account && state.account->differs)
            state.before.reset();
        state.account.reset();
        [[fallthrough]];
    case Activity::Changing:
        state.change.reset();
        state.guided.reset();
        [[fallthrough]];
    case Activity::PuttingBack:
    case Activity::TestingAfter:
        state.after.reset();
        state.proof.reset();
    }
}

void takeCheck(PathReport &into, const PathReport &found, PathCheck check)
{
    switch (check) {
    case PathCheck::Tls:
        into.tls = found.tls;
        return;
    case PathCheck::OtherPorts:
        into.otherPorts = found.otherPorts;
        return;
    case PathCheck::Ipv6:
        into.ipv6 = found.ipv6;
        return;
    case PathCheck::Nat:
        into.nat = found.nat;
        return;
    case PathCheck::Layers:
        into.layers = found.layers;
        return;
    case PathCheck::Lifetime:
        into.lifetime = found.lifetime;
        return;
    case PathCheck::Voice:
        into.voice = found.voice;
        return;
    }
}

} // namespace ringthrough

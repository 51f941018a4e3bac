#include "case_edit.h"

namespace ringthrough {

void clearFrom(Case &state, Activity step)
{
    // Each step falls through to the ones that were built on it.
    switch (step) {
    case Activity::None:
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

} // namespace ringthrough

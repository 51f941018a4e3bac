#pragma once

#include "case.h"
#include "flow.h"

namespace ringthrough {

/// Takes away what the step found and everything that was built on it. What lies to the left stays.
void clearFrom(Case &state, Activity step);

/// Takes over what a check found, also when that is nothing.
void takeCheck(PathReport &into, const PathReport &found, PathCheck check);

} // namespace ringthrough

#pragma once

#include "sip_probe.h"
#include "sip_test.h"

namespace ringthrough {

/// What is to be sent next, given everything that came so far; empty when there is nothing left to
/// ask. Probes of one list go out side by side. Ordinary servers are asked as little as will do.
QList<ProbePlan> nextProbes(const SipTestOptions &options, const ProbeResults &soFar);

} // namespace ringthrough

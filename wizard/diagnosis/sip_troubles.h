#pragma once

#include "diagnosis.h"
#include "sip_probe.h"

namespace ringthrough {

/// What each trouble test shows. A trouble is only told of where the same message came through on
/// the control port; where that says nothing, it is left out.
QList<TroubleTest> troublesIn(const ProbeResults &results);

} // namespace ringthrough

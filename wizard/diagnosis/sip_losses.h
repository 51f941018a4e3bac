#pragma once

#include "sip_probe.h"

namespace ringthrough {

/// A probe that was lost on the main port, though its kind was answered elsewhere, and after whose
/// loss nobody has asked elsewhere again; null when there is none. Elsewhere is the control port,
/// or for a probe from a fixed port any fresh one.
const ProbeResult *unconfirmedLoss(const ProbeResults &results, Wire wire, bool hasControl);

} // namespace ringthrough

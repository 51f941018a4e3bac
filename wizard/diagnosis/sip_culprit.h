#pragma once

#include "diagnosis.h"
#include "sip_probe.h"

namespace ringthrough {

/// Which box it is that alters, as far as the addresses that were put in place of ours tell: only
/// the box that translates an address knows what to put in its place.
Layer layerOf(const QList<Alteration> &alterations, const QHostAddress &own);

/// How it works, as far as its marks tell.
AlgKind algKindOf(const QList<Alteration> &alterations, const ProbeResults &results);

} // namespace ringthrough

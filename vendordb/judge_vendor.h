#pragma once

#include "identification.h"

#include "device.h"

namespace ringthrough {

/// What the evidence says about one vendor: its device families that may be meant, or the vendor
/// alone, or nothing. MAC prefixes shorter than longestMac are left out.
QList<Candidate> judgeVendor(const Vendor &vendor, const QList<Observation> &observations,
                             int longestMac);

/// True when anything at all points at the vendor, however weak, and nothing rules it out.
bool pointsAt(const Vendor &vendor, const QList<Observation> &observations, int longestMac);

} // namespace ringthrough

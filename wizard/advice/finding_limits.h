#pragma once

#include "path_findings.h"

namespace ringthrough {

/// Whether people hear that the line is poor: from one packet in a hundred lost, more than 300 ms
/// there and back, or 30 ms of jitter on.
bool isPoor(const VoiceFinding &voice);

/// Whether the router gives a phone another port for each server, so that one asked by STUN tells
/// a wrong one (RFC 5389, 2).
bool misleadsStun(const NatFinding &nat);

/// Whether it was seen when the router forgets a quiet phone, and a phone can prevent it.
bool needsKeepAlive(const LifetimeFinding &lifetime);

} // namespace ringthrough

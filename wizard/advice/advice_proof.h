#pragma once

#include "measured_ways.h"
#include "situation.h"

namespace ringthrough {

// The exact findings behind an advice, as sentences for the person; translated.

/// What shows that calls are altered or blocked, with one example and the box that does it.
QString proofOfTrouble(const Situation &now);

QString proofOf(const TlsFinding &tls);
QString proofOf(const CleanPort &port);
QString proofOf(const CleanTcp &tcp);
QString proofOf(const Ipv6Finding &ipv6);
QString proofOf(const LifetimeFinding &lifetime);
QString proofOf(const NatFinding &nat);
QString proofOf(const LayersFinding &layers);
QString proofOf(const VoiceFinding &voice);

/// Why the test told nothing, or that none was made.
QString proofOfDoubt(const Situation &now);

} // namespace ringthrough

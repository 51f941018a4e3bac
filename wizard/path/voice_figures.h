#pragma once

#include "path_findings.h"

namespace ringthrough {

/// How much later than the usual (median) round trip a packet may come before a phone has no use
/// for it: what an adapting playout buffer holds at most (200 ms is Asterisk's default).
inline constexpr int voiceLateMs = 200;

/// Round trips, in microseconds and in the order of sending, -1 for lost, become figures.
/// `lossPercent`, jitter, median and worst speak of what was measured. `opinion` takes late packets
/// for lost, and every loss for one in the direction that is listened to.
VoiceFinding voiceFigures(const QList<int> &roundTripsMicros, int everyMs);

/// The mean opinion score of G.711 by the E-model (ITU-T G.107), simplified: R = 93.2 - Id -
/// Ie,eff, where 93.2 is what G.107's default values give, Id the approximation of Cole and
/// Rosenbluth
/// ("Voice over IP performance monitoring", 2001: 0.024 d + 0.11 (d - 177.3) above 177.3 ms) and
/// Ie,eff that of G.107, 7.2 with Ie 0 and Bpl 25.1, G.711 with loss concealment (G.113, appendix
/// I), for losses at random. Echo, noise and loudness are taken as they should be.
double voiceOpinion(double mouthToEarMs, double lossPercent);

} // namespace ringthrough

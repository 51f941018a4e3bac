#include "finding_limits.h"

#include "path_words.h"

namespace ringthrough {

bool isPoor(const VoiceFinding &voice)
{
    constexpr double audibleLoss = 1; // per cent
    constexpr double slow = 300;      // there and back; ITU-T G.114 has 150 for one way
    constexpr double uneven = 30;     // more than the buffers of many phones
    return voice.sent > 0 &&
           (voice.lossPercent >= audibleLoss || voice.medianMs > slow || voice.jitterMs > uneven);
}

bool misleadsStun(const NatFinding &nat)
{
    return nat.mapping == NatDependence::Address || nat.mapping == NatDependence::AddressAndPort;
}

bool needsKeepAlive(const LifetimeFinding &lifetime)
{
    return lifetime.deadAfterSeconds > 0 && keepAliveSeconds(lifetime) > 0;
}

} // namespace ringthrough

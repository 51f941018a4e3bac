#pragma once

#include "hit.h"

namespace ringthrough {

// How sure an answer is, from 0 to 1. The figures are a judgement, not a measurement; what counts
// is their order, and that only a proof of the model reaches sureConfidence.
namespace confidence {

inline constexpr double modelProven = 0.93;
inline constexpr double makerAndModelSeparately = 0.9; ///< maker proven, model only hinted at
inline constexpr double mostWithoutModel = 0.89;
inline constexpr double onlyFamily = 0.7;      ///< maker proven, and we know one family of it
inline constexpr double severalFamilies = 0.6; ///< model proven, but more than one family has it
inline constexpr double modelHinted = 0.55;
inline constexpr double besideBetter = 0.5; ///< another family fits the model better
inline constexpr double mostOfWeak = 0.25;
inline constexpr double mostOfAll = 0.99;

} // namespace confidence

/// What hits are worth together. Each observation counts once, by the heaviest rule that fitted
/// it. Weak ones alone stay below leastConfidence; without a proof of the model it is never sure.
double combinedConfidence(const QList<Hit> &hits);

/// Adds what supports an answer to its confidence: it comes nearer to certainty, never past it.
double supported(double confidence, const QList<Hit> &support);

} // namespace ringthrough

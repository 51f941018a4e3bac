#pragma once

#include "advice.h"
#include "situation.h"

namespace ringthrough {

// The words of an advice that do not depend on what was measured; translated.

QString adviceTitle(AdviceKind kind); ///< one sentence that says what to do
QString adviceWhy(AdviceKind kind, Sureness sureness);

/// Why a port or TCP is a way round where messages are lost on the usual way.
QString whyRoundABlock();

/// The test's next step by the reason why it told nothing.
QString nextStepAfter(VerdictReason reason);

/// What to set, where to click, whom to ask; with %1 for a figure that was measured.
QString adviceHow(AdviceKind kind);

} // namespace ringthrough

#pragma once

#include "change.h"
#include "diagnosis.h"
#include "gateway.h"
#include "problem.h"

#include <optional>

namespace ringthrough {

// The way back from the stable names; nothing when there is no such name.
std::optional<LinkKind> linkKindFromName(const QString &name);
std::optional<Verdict> verdictFromName(const QString &name);
std::optional<VerdictReason> verdictReasonFromName(const QString &name);
std::optional<ChangeOutcome> changeOutcomeFromName(const QString &name);
std::optional<VerifiedBy> verifiedByFromName(const QString &name);

std::optional<Layer> layerFromName(const QString &name);
std::optional<AlgKind> algKindFromName(const QString &name);
std::optional<HowSure> certaintyFromName(const QString &name);
std::optional<Trouble> troubleFromName(const QString &name);

} // namespace ringthrough

#pragma once

#include "case.h"
#include "knowledge_base.h"
#include "problem.h"

#include <optional>

namespace ringthrough {

/// Whether the automatic change may be offered for this case: the router is at the default gateway,
/// it was identified surely or the person named it, and its recipe may be used. Otherwise why not.
std::optional<Problem> reasonAgainstChange(const Case &state, const KnowledgeBase &base,
                                           bool sipServerKnown);

/// By which channel to sign in: the first of the recipe that the router was seen to speak, or else
/// the recipe's first.
Transport preferredTransport(const Recipe &recipe, const std::optional<Evidence> &evidence);

} // namespace ringthrough

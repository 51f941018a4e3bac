#pragma once

#include "change_router.h"

namespace ringthrough {

/// What a SIP test says about the ALG. A clean test by an ordinary server counts only when the same
/// test was not clean before.
AlgState stateOf(const std::optional<Diagnosis> &test, const std::optional<Diagnosis> &before);

/// Why a SIP test did not say what the state is.
Problem reasonOf(const std::optional<Diagnosis> &test, const ChangePlan &plan);

} // namespace ringthrough

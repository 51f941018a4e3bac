#pragma once

#include "account_finding.h"
#include "diagnosis.h"

namespace ringthrough {

/// Adds what the person's own account shows: two lists of bindings that differ prove an ALG. Lists
/// that do not differ change nothing, for an ALG need not look at REGISTER.
void addAccount(Diagnosis &diagnosis, const AccountFinding &finding);

/// True where an ordinary server has proved nothing so far and an account may.
bool accountMayTell(const Diagnosis &diagnosis);

} // namespace ringthrough

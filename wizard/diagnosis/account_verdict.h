#pragma once

#include "account_finding.h"
#include "diagnosis.h"
#include "problem.h"

namespace ringthrough {

/// Adds what the person's own account shows: two lists of bindings that differ prove an ALG. Lists
/// that do not differ change nothing, for an ALG need not look at REGISTER.
void addAccount(Diagnosis &diagnosis, const AccountFinding &finding);

/// Why the account could not be looked at, in a sentence for the person; translated. The words that
/// problems have elsewhere speak of the router.
QString accountProblemWords(const Problem &problem);

} // namespace ringthrough

#pragma once

#include "account_finding.h"
#include "problem.h"

namespace ringthrough {

/// Why the account could not be looked at, in a sentence for the person; translated. The words that
/// problems have elsewhere speak of the router.
QString accountProblemWords(const Problem &problem);

/// Each list that was read, for the person: a heading, then a line a phone with its address. Other
/// phones are not told apart, and of very many the first few are shown.
QStringList accountLists(const AccountFinding &finding);

} // namespace ringthrough

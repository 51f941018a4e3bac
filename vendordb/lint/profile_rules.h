#pragma once

#include "lint_rules.h"
#include "profile.h"

namespace ringthrough {

// The rules for provider profiles, one a file. Each looks at one profile.
using ProfileRule = void (*)(const Profile &profile, const LintScope &scope, LintReport &report);

/// Servers and networks can be reached from a customer's home.
void lintProfileAddresses(const Profile &profile, const LintScope &scope, LintReport &report);
/// There is something to test with, and firewalls let it through.
void lintProfileServers(const Profile &profile, const LintScope &scope, LintReport &report);
/// Notes are about vendors and devices that exist, and about each once.
void lintProfileNotes(const Profile &profile, const LintScope &scope, LintReport &report);
/// Names and texts have no stray blanks, and no name stands there twice.
void lintProfileTexts(const Profile &profile, const LintScope &scope, LintReport &report);

} // namespace ringthrough

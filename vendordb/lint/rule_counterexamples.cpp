#include "lint_rules.h"

#include <algorithm>

namespace ringthrough {

void lintCounterexamples(const Vendor &vendor, const LintScope &, LintReport &report)
{
    const QList<Rule> rules = allRules(vendor);
    const bool any = std::any_of(rules.begin(), rules.end(),
                                 [](const Rule &rule) { return !rule.matchesNot.isEmpty(); });
    if (!rules.isEmpty() && !any)
        report.add(rules.first().line, QStringLiteral("matches_not"),
                   LintReport::tr("No rule of '%1' says what it must not fit. Give one of them "
                                  "'matches_not', with something similar that another maker says.")
                       .arg(vendor.id));
}

} // namespace ringthrough

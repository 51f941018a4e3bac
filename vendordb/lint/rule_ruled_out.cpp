#include "lint_rules.h"

#include <algorithm>

namespace ringthrough {

namespace {

// A rule for any page is not ruled out by what only counts on one page.
const Rule *whatRulesOut(const Rule &rule, const QString &example, const QList<Rule> &rules)
{
    const Observation seen = exampleOf(rule, example);
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule &other) {
        return other.mustNot && (other.path.isEmpty() || !rule.path.isEmpty()) && other.fits(seen);
    });
    return found == rules.end() ? nullptr : &*found;
}

void check(const Rule &rule, const QList<Rule> &rules, LintReport &report)
{
    const Rule *by = nullptr;
    for (const QString &example : rule.matches) {
        by = whatRulesOut(rule, example, rules);
        if (rule.mustNot || !by)
            return;
    }
    if (by)
        report.add(rule.line, QStringLiteral("matches"),
                   LintReport::tr("This rule can never speak for anybody: whatever it fits is "
                                  "ruled out by the 'must_not' in line %1.")
                       .arg(by->line));
}

} // namespace

void lintRuledOut(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Rule &rule : vendor.rules)
        check(rule, vendor.rules, report);
    for (const Device &device : vendor.devices) {
        for (const Rule &rule : device.rules)
            check(rule, device.rules + vendor.rules, report);
    }
}

} // namespace ringthrough

#include "lint_rules.h"

namespace ringthrough {

namespace {

bool sameTest(const Rule &a, const Rule &b)
{
    return a.signal == b.signal && a.match == b.match && a.text == b.text && a.path == b.path;
}

void checkAgainst(const Rule &rule, const QList<Rule> &earlier, LintReport &report)
{
    for (const Rule &other : earlier) {
        if (&other != &rule && other.line < rule.line && sameTest(rule, other)) {
            report.add(rule.line, QStringLiteral("signal"),
                       LintReport::tr("The same rule stands in line %1 already, so this one adds "
                                      "nothing.")
                           .arg(other.line));
            return;
        }
    }
}

} // namespace

void lintRepeated(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Rule &rule : vendor.rules)
        checkAgainst(rule, vendor.rules, report);
    // Two families may share a rule: then it is a hint at both.
    for (const Device &device : vendor.devices) {
        for (const Rule &rule : device.rules)
            checkAgainst(rule, vendor.rules + device.rules, report);
    }
}

} // namespace ringthrough

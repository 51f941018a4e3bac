#include "lint_rules.h"

namespace ringthrough {

namespace {

// True when whatever the first fits is fitted by the second, too. Expressions are not compared.
bool implies(const Rule &rule, const Rule &wider)
{
    if (rule.match == Match::Regex || wider.match == Match::Regex)
        return false;
    switch (rule.match) {
    case Match::Equals:
        return wider.fits(exampleOf(wider, rule.text));
    case Match::Prefix:
        return (wider.match == Match::Prefix && rule.text.startsWith(wider.text)) ||
               (wider.match == Match::Contains && rule.text.contains(wider.text));
    case Match::Contains:
        return wider.match == Match::Contains && rule.text.contains(wider.text);
    case Match::Regex:
        return false;
    }
    Q_UNREACHABLE();
    return false;
}

bool adds(const Rule &rule, const Rule &wider)
{
    return rule.weight > wider.weight ||
           (!rule.setsModel.isEmpty() && rule.setsModel != wider.setsModel);
}

// The same text in the same place is another rule's business. Of MAC prefixes the longest counts.
bool isShadowed(const Rule &rule, const Rule &wider)
{
    const bool alike =
        rule.signal == wider.signal && rule.path == wider.path && rule.mustNot == wider.mustNot;
    const bool same = rule.match == wider.match && rule.text == wider.text;
    return alike && !same && rule.signal != Signal::Mac && implies(rule, wider) &&
           !adds(rule, wider);
}

void checkEach(const QList<Rule> &rules, LintReport &report)
{
    for (const Rule &rule : rules) {
        for (const Rule &wider : rules) {
            if (!isShadowed(rule, wider))
                continue;
            report.add(rule.line, QStringLiteral("signal"),
                       LintReport::tr("The rule in line %1 (%2) fits all that this one fits, and "
                                      "weighs as much, so this one adds nothing.")
                           .arg(wider.line)
                           .arg(wider.toString()));
            break;
        }
    }
}

} // namespace

void lintShadowed(const Vendor &vendor, const LintScope &, LintReport &report)
{
    checkEach(vendor.rules, report);
    for (const Device &device : vendor.devices)
        checkEach(device.rules, report);
}

} // namespace ringthrough

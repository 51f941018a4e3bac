#include "lint_rules.h"

namespace ringthrough {

namespace {

bool looksAtTheBeginning(const Rule &rule)
{
    QString pattern = rule.text;
    pattern.remove(QStringLiteral("(?i)"));
    return rule.match == Match::Prefix || (rule.match == Match::Regex && pattern.startsWith(u'^'));
}

} // namespace

void lintMac(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Rule &rule : allRules(vendor)) {
        if (rule.signal != Signal::Mac)
            continue;
        if (!looksAtTheBeginning(rule))
            report.add(rule.line, QStringLiteral("prefix"),
                       LintReport::tr("A MAC address is compared by 'prefix', or by a 'regex' that "
                                      "begins with ^."));
        if (rule.weight != Weight::Weak)
            report.add(rule.line, QStringLiteral("weight"),
                       LintReport::tr("A MAC address names the maker of a part, so it is 'weak'."));
    }
}

} // namespace ringthrough

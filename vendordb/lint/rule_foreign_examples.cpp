#include "lint_rules.h"

namespace ringthrough {

namespace {

// Whether it may claim what is said in this way; the address of an example is dear to make.
bool mayClaim(const Rule &rule, Signal signal)
{
    return rule.signal == signal && !rule.mustNot && rule.weight >= Weight::Maker;
}

// What another vendor's rule makes of our example.
void checkExample(const Rule &own, const QString &example, const Vendor &other, LintReport &report)
{
    const Observation seen = exampleOf(own, example);
    for (const Rule &rule : allRules(other)) {
        if (mayClaim(rule, seen.signal) && rule.fits(seen))
            report.add(own.line, QStringLiteral("matches"),
                       LintReport::tr("The vendor '%1' claims this example, too: \"%2\" fits %3 "
                                      "(line %4 of its file). If both are right, write "
                                      "'related: [%1]'.")
                           .arg(other.id, quoted(example), rule.toString())
                           .arg(rule.line));
    }
}

// What our rules make of another vendor's example.
void checkClaims(const Rule &own, const Vendor &other, LintReport &report)
{
    for (const Rule &rule : allRules(other)) {
        if (rule.mustNot || !mayClaim(own, rule.signal))
            continue;
        for (const QString &example : rule.matches) {
            if (own.fits(exampleOf(rule, example)))
                report.add(own.line, QStringLiteral("matches"),
                           LintReport::tr("This rule claims an example of the vendor '%1': \"%2\". "
                                          "If both are right, write 'related: [%1]'.")
                               .arg(other.id, quoted(example)));
        }
    }
}

} // namespace

void lintForeignExamples(const Vendor &vendor, const LintScope &scope, LintReport &report)
{
    for (const Vendor &other : scope.base.vendors()) {
        if (other.id == vendor.id || areRelated(vendor, other))
            continue;
        for (const Rule &own : allRules(vendor)) {
            checkClaims(own, other, report);
            for (const QString &example : own.mustNot ? QStringList() : own.matches)
                checkExample(own, example, other, report);
        }
    }
}

} // namespace ringthrough

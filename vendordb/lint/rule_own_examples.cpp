#include "lint_rules.h"

namespace ringthrough {

namespace {

// A model that may be missing has to be there in one example at least.
void checkExamples(const Rule &rule, LintReport &report)
{
    bool captured = !rule.regex.namedCaptureGroups().contains(QStringLiteral("model"));
    for (const QString &example : rule.matches) {
        QString model;
        if (!rule.fits(exampleOf(rule, example), &model))
            report.add(rule.line, QStringLiteral("matches"),
                       LintReport::tr("The rule does not fit its own example \"%1\".")
                           .arg(quoted(example)));
        captured = captured || model != rule.setsModel;
    }
    if (!captured)
        report.add(rule.line, QStringLiteral("matches"),
                   LintReport::tr("The rule captures no model from any of its examples."));
}

} // namespace

void lintOwnExamples(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Rule &rule : allRules(vendor)) {
        checkExamples(rule, report);
        for (const QString &example : rule.matchesNot) {
            if (rule.fits(exampleOf(rule, example)))
                report.add(rule.line, QStringLiteral("matches_not"),
                           LintReport::tr("The rule fits \"%1\", which it must not.")
                               .arg(quoted(example)));
        }
    }
}

} // namespace ringthrough

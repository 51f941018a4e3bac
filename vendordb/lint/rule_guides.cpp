#include "lint_rules.h"

#include <algorithm>

namespace ringthrough {

namespace {

bool hasStep(const QList<GuideStep> &guide, std::initializer_list<StepKind> kinds)
{
    return std::any_of(guide.begin(), guide.end(), [&kinds](const GuideStep &step) {
        return std::find(kinds.begin(), kinds.end(), step.kind) != kinds.end();
    });
}

} // namespace

void lintGuides(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Device &device : vendor.devices) {
        const Switchable how = device.alg.switchable;
        const bool web = how == Switchable::Web || how == Switchable::WebAndCli;
        if (web && !hasStep(device.guide, {StepKind::Set, StepKind::Press}))
            report.add(device.line, QStringLiteral("guide"),
                       LintReport::tr("The guide of %1 sets nothing and presses nothing, though it "
                                      "is switched in the web pages.")
                           .arg(device.id));
        if (how == Switchable::Cli && !hasStep(device.guide, {StepKind::Type}))
            report.add(device.line, QStringLiteral("guide"),
                       LintReport::tr("The guide of %1 says nothing to type, though it is switched "
                                      "by command.")
                           .arg(device.id));
    }
}

} // namespace ringthrough

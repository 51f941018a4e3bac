#include "lint_rules.h"

namespace ringthrough {

void lintConfidence(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Device &device : vendor.devices) {
        if (device.recipe && device.confidence == Confidence::Low)
            report.add(device.recipe->line, QStringLiteral("recipe"),
                       LintReport::tr("A recipe needs facts of medium or high confidence; those of "
                                      "%1 are low.")
                           .arg(device.id));
    }
}

} // namespace ringthrough

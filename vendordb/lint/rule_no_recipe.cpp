#include "lint_rules.h"

namespace ringthrough {

void lintNoRecipe(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Device &device : vendor.devices) {
        const Switchable how = device.alg.switchable;
        const bool byCommand = how == Switchable::Cli || how == Switchable::WebAndCli;
        if (byCommand && !device.recipe && device.noRecipe.isEmpty())
            report.add(device.line, QStringLiteral("no_recipe"),
                       LintReport::tr("Commands can switch %1, and it has no recipe. Write one, or "
                                      "say why there is none in 'no_recipe'.")
                           .arg(device.id));
    }
}

} // namespace ringthrough

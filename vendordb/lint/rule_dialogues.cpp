#include "lint_rules.h"
#include "rehearsal.h"

namespace ringthrough {

void lintDialogues(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Device &device : vendor.devices) {
        if (!device.recipe)
            continue;
        for (const Dialogue &dialogue : device.recipe->dialogues) {
            for (const Transport transport : device.recipe->transports) {
                const QString wrong = rehearse(*device.recipe, dialogue, transport);
                if (wrong.isEmpty())
                    continue;
                report.add(dialogue.line, QStringLiteral("dialogues"),
                           LintReport::tr("The recipe does not get through \"%1\" by %2: %3")
                               .arg(dialogue.name, transportName(transport), wrong));
                break;
            }
        }
    }
}

} // namespace ringthrough

#include "lint_rules.h"

namespace ringthrough {

void lintSources(const Vendor &vendor, const KnowledgeBase &, LintReport &report)
{
    constexpr qsizetype shortest = 8;
    for (const Device &device : vendor.devices) {
        for (const QString &source : device.sources) {
            if (source.trimmed().size() < shortest)
                report.add(
                    device.line, QStringLiteral("sources"),
                    LintReport::tr("\"%1\" is no source anybody could look up.").arg(source));
        }
        // Tomorrow is allowed: somewhere it has begun.
        if (device.checked > QDate::currentDate().addDays(1))
            report.add(device.line, QStringLiteral("checked"),
                       LintReport::tr("%1 was checked in the future.").arg(device.id));
    }
}

} // namespace ringthrough

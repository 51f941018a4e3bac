#include "lint_rules.h"
#include "model_name.h"

#include <QHash>

namespace ringthrough {

void lintModels(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Device &device : vendor.devices) {
        QHash<QString, QString> seen;
        for (const QString &model : device.models) {
            // The whole name counts here: what stands in brackets tells two models apart.
            QString name = model;
            name.remove(u'(').remove(u')');
            const QString letters = comparableModel(name);
            if (seen.contains(letters))
                report.add(device.line, QStringLiteral("models"),
                           LintReport::tr("'%1' and '%2' in %3 are the same model.")
                               .arg(seen.value(letters), model, device.id));
            seen.insert(letters, model);
        }
    }
}

} // namespace ringthrough

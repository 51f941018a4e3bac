#include "lint_rules.h"
#include "model_name.h"

#include <QHash>

namespace ringthrough {

namespace {

// The whole name counts here: what stands in brackets tells two models apart.
QString lettersOf(const QString &model)
{
    QString name = model;
    name.remove(u'(').remove(u')');
    return comparableModel(name);
}

void checkList(const Device &device, LintReport &report)
{
    QHash<QString, QString> seen;
    for (const QString &model : device.models) {
        const QString letters = lettersOf(model);
        if (seen.contains(letters))
            report.addAbout(model, device.line, QStringLiteral("models"),
                            LintReport::tr("'%1' and '%2' in %3 are the same model.")
                                .arg(seen.value(letters), model, device.id));
        seen.insert(letters, model);
    }
}

QStringList inBoth(const Device &device, const Device &other)
{
    QSet<QString> theirs;
    for (const QString &model : other.models)
        theirs.insert(lettersOf(model));
    QStringList shared;
    for (const QString &model : device.models) {
        if (theirs.contains(lettersOf(model)))
            shared.append(model);
    }
    return shared;
}

QString listOf(const QStringList &models)
{
    constexpr qsizetype mostShown = 5;
    const QString list = models.mid(0, mostShown).join(QStringLiteral(", "));
    return models.size() > mostShown ? list + QStringLiteral(", …") : list;
}

// One model may be of two families, by its firmware. Then who reads of one has to hear of the
// other.
void checkPair(const Device &device, const Device &earlier, LintReport &report)
{
    const QStringList shared = inBoth(device, earlier);
    if (shared.isEmpty() || device.see.contains(earlier.id) || earlier.see.contains(device.id))
        return;
    report.addAbout(shared.first(), device.line, QStringLiteral("models"),
                    LintReport::tr("%1 (line %2) lists the same: %3. A model belongs into one "
                                   "family; if the firmware decides into which, write "
                                   "'see: [%1]'.")
                        .arg(earlier.id)
                        .arg(earlier.line)
                        .arg(listOf(shared)));
}

} // namespace

void lintModels(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (qsizetype i = 0; i < vendor.devices.size(); ++i) {
        checkList(vendor.devices.at(i), report);
        for (qsizetype j = 0; j < i; ++j)
            checkPair(vendor.devices.at(i), vendor.devices.at(j), report);
    }
}

} // namespace ringthrough

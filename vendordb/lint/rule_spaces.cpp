#include "lint_rules.h"

namespace ringthrough {

namespace {

void check(const QString &text, int line, const QString &key, LintReport &report)
{
    if (text != text.trimmed())
        report.add(line, key,
                   LintReport::tr("\"%1\" begins or ends with a blank.").arg(text.left(60)));
    else if (text.isEmpty())
        report.add(line, key, LintReport::tr("An entry of '%1' is empty.").arg(key));
}

void checkAll(const QStringList &texts, int line, const QString &key, LintReport &report)
{
    for (const QString &text : texts)
        check(text, line, key, report);
}

void checkSteps(const QList<GuideStep> &steps, int line, LintReport &report)
{
    for (const GuideStep &step : steps) {
        const QString key = stepKindName(step.kind);
        checkAll(step.labels, line, key, report);
        checkAll(step.commands, line, key, report);
        if (!step.to.isEmpty())
            check(step.to, line, QStringLiteral("to"), report);
        if (!step.text.isEmpty())
            check(step.text, line, QStringLiteral("text"), report);
    }
}

} // namespace

void lintSpaces(const Vendor &vendor, const KnowledgeBase &, LintReport &report)
{
    check(vendor.name, 1, QStringLiteral("name"), report);
    checkAll(vendor.aliases, 1, QStringLiteral("aliases"), report);
    for (const Device &device : vendor.devices) {
        check(device.family, device.line, QStringLiteral("family"), report);
        check(device.alg.name, device.line, QStringLiteral("name"), report);
        checkAll(device.models, device.line, QStringLiteral("models"), report);
        checkAll(device.addresses, device.line, QStringLiteral("addresses"), report);
        checkAll(device.notes, device.line, QStringLiteral("notes"), report);
        checkSteps(device.guide, device.line, report);
        checkSteps(device.also, device.line, report);
    }
}

} // namespace ringthrough

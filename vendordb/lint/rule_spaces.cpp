#include "lint_rules.h"
#include "stray_letters.h"

namespace ringthrough {

namespace {

void checkIfGiven(const QString &text, TextKind kind, int line, const QString &key,
                  LintReport &report)
{
    if (!text.isEmpty())
        checkLetters(text, kind, line, key, report);
}

void checkStep(const GuideStep &step, int line, LintReport &report)
{
    const QString key = stepKindName(step.kind);
    checkLetters(step.labels, TextKind::Label, line, key, report);
    checkLetters(step.commands, TextKind::Command, line, key, report);
    checkIfGiven(step.to, TextKind::Label, line, QStringLiteral("to"), report);
    checkIfGiven(step.text, TextKind::Text, line, QStringLiteral("text"), report);
    for (const Setting &other : step.alternatives) {
        checkLetters(other.label, TextKind::Label, line, QStringLiteral("or"), report);
        checkLetters(other.to, TextKind::Label, line, QStringLiteral("to"), report);
    }
}

void checkDevice(const Device &device, LintReport &report)
{
    const auto labels = [&](const auto &texts, const QString &key) {
        checkLetters(texts, TextKind::Label, device.line, key, report);
    };
    labels(device.family, QStringLiteral("family"));
    labels(device.alg.name, QStringLiteral("name"));
    labels(device.models, QStringLiteral("models"));
    labels(device.addresses, QStringLiteral("addresses"));
    checkIfGiven(device.signIn.text, TextKind::Text, device.line, QStringLiteral("sign_in"),
                 report);
    checkLetters(device.notes, TextKind::Text, device.line, QStringLiteral("notes"), report);
    checkIfGiven(device.noRecipe, TextKind::Text, device.line, QStringLiteral("no_recipe"), report);
    for (const GuideStep &step : device.guide + device.also)
        checkStep(step, device.line, report);
}

} // namespace

void lintSpaces(const Vendor &vendor, const LintScope &, LintReport &report)
{
    const QString name = QStringLiteral("name");
    const QString aliases = QStringLiteral("aliases");
    checkLetters(vendor.name, TextKind::Label, report.lineOfKey(name), name, report);
    checkLetters(vendor.aliases, TextKind::Label, report.lineOfKey(aliases), aliases, report);
    for (const Device &device : vendor.devices)
        checkDevice(device, report);
}

} // namespace ringthrough

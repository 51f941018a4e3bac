#include "lint_rules.h"

#include <QRegularExpression>

namespace ringthrough {

namespace {

const QRegularExpression &harmful()
{
    static const QRegularExpression words(
        QStringLiteral("\\b(?:erase|factory|format|passwd|password|mkfs|dd|rm|mtd|firmware|upgrade"
                       "|reset|restore[-_ ]?defaults?|delete\\s+(?:flash|startup|user)|wipe)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return words;
}

// A pipe into a filter only shows less of an answer.
const QRegularExpression &filterPipe()
{
    static const QRegularExpression pipe(QStringLiteral(
        "\\|\\s*(?:include|exclude|begin|section|match|except|find|last|count|display"
        "|no-more|grep|head|tail|wc|cat)\\b"));
    return pipe;
}

QString outsideQuotes(const QString &command)
{
    static const QRegularExpression quotedPart(
        QStringLiteral("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|\\$\\{\\w+\\}"));
    QString rest = command;
    rest.remove(quotedPart);
    rest.remove(filterPipe());
    return rest;
}

QString wrongWith(const QString &command)
{
    static const QRegularExpression metacharacters(QStringLiteral("[;|&<>`$]"));
    const QRegularExpressionMatch word = harmful().match(command);
    if (word.hasMatch())
        return LintReport::tr("The word '%1' in a command could do harm: \"%2\".")
            .arg(word.captured(), quoted(command));
    const QRegularExpressionMatch sign = metacharacters.match(outsideQuotes(command));
    if (sign.hasMatch())
        return LintReport::tr("The sign '%1' outside quotes could start something else: \"%2\".")
            .arg(sign.captured(), quoted(command));
    return {};
}

QStringList everythingTyped(const Recipe &recipe)
{
    QStringList typed = recipe.signIn.leave;
    for (const QList<Command> &commands :
         {recipe.signIn.menu, recipe.change, recipe.save, recipe.undo, recipe.restart}) {
        for (const Command &command : commands)
            typed.append(command.send);
    }
    for (const Check &check : recipe.check)
        typed.append(check.send);
    for (const Confirm &confirm : recipe.confirm)
        typed.append(confirm.send);
    return typed;
}

} // namespace

void lintCommands(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Device &device : vendor.devices) {
        if (!device.recipe)
            continue;
        for (const QString &command : everythingTyped(*device.recipe)) {
            const QString wrong = wrongWith(command);
            if (!wrong.isEmpty())
                report.add(device.recipe->line, QStringLiteral("recipe"), wrong);
        }
    }
}

} // namespace ringthrough

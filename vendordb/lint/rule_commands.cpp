#include "lint_rules.h"
#include "shell_signs.h"

#include <QRegularExpression>

namespace ringthrough {

namespace {

const QRegularExpression &harmful()
{
    // The first few also as a part of a name, such as set_passwd; the others are words.
    static const QRegularExpression words(
        QStringLiteral("(?<![a-z])(?:erase|factory|passwd|password|(?:jffs2)?reset|firstboot"
                       "|restore[-_ ]?(?:factory|defaults?)|zeroize)"
                       "|\\b(?:format|mkfs|dd|rm|rmdir|mtd|wipe|firmware|(?:sys)?upgrade"
                       "|delete\\s+(?:flash|startup|user)|nvram\\s+clear|useradd|userdel|adduser"
                       "|deluser|wget|curl|t?ftp|chmod|poweroff|halt)\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return words;
}

// A service may be restarted by its name; the device itself only where the person was told.
const QRegularExpression &restarting()
{
    static const QRegularExpression words(
        QStringLiteral(
            "(?<![a-z])(?:reboot|reload)(?![a-z])|^(?:system )?restart$|\\binit [06]\\b"),
        QRegularExpression::CaseInsensitiveOption);
    return words;
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
    if (hasOpenQuote(command))
        return LintReport::tr("A quotation mark is not closed: \"%1\".").arg(quoted(command));
    return {};
}

QStringList linesOf(const QList<Command> &commands)
{
    QStringList lines;
    for (const Command &command : commands)
        lines.append(command.send);
    return lines;
}

// Everything but the restart.
QStringList typedWhileItRuns(const Recipe &recipe)
{
    QStringList typed = recipe.signIn.leave;
    for (const auto &commands : {recipe.signIn.menu, recipe.change, recipe.save, recipe.undo})
        typed += linesOf(commands);
    for (const Check &check : recipe.check)
        typed.append(check.send);
    for (const Confirm &confirm : recipe.confirm)
        typed.append(confirm.send);
    if (recipe.signIn.privileged)
        typed.append(recipe.signIn.privileged->send);
    return typed;
}

void checkRestarts(const QStringList &typed, int line, LintReport &report)
{
    for (const QString &command : typed) {
        if (restarting().match(command).hasMatch())
            report.addAbout(command, line, QStringLiteral("restart"),
                            LintReport::tr("\"%1\" restarts the device; such a command belongs "
                                           "into 'restart', where the person is told first.")
                                .arg(quoted(command)));
    }
}

// A key is pressed wherever the output pauses: more than one letter would be a command.
void checkKeys(const Recipe &recipe, LintReport &report)
{
    for (const Pager &pager : recipe.pagers) {
        if (pager.key.size() > 1)
            report.addAbout(
                pager.key, recipe.line, QStringLiteral("key"),
                LintReport::tr("A pager wants one key, not \"%1\".").arg(quoted(pager.key)));
    }
}

} // namespace

void lintCommands(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Device &device : vendor.devices) {
        if (!device.recipe)
            continue;
        const Recipe &recipe = *device.recipe;
        const QStringList typed = typedWhileItRuns(recipe);
        for (const QString &command : typed + linesOf(recipe.restart)) {
            const QString wrong = wrongWith(command);
            if (!wrong.isEmpty())
                report.addAbout(command, recipe.line, QStringLiteral("recipe"), wrong);
        }
        checkRestarts(typed, recipe.line, report);
        checkKeys(recipe, report);
    }
}

} // namespace ringthrough

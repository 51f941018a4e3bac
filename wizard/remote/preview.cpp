#include "change_router.h"
#include "recipe_text.h"
#include "transcript.h"

namespace ringthrough {

namespace {

void signIn(QStringList &lines, const Recipe &recipe, Transport via, const QString &user)
{
    if (via == Transport::Telnet && isGiven(recipe.signIn.userPrompt))
        lines.append(user);
    if (via == Transport::Telnet && isGiven(recipe.signIn.passwordPrompt))
        lines.append(Transcript::mask());
    for (const Command &choice : recipe.signIn.menu)
        lines.append(choice.send);
    if (recipe.signIn.privileged) {
        lines.append(recipe.signIn.privileged->send);
        lines.append(Transcript::mask());
    }
    for (const Confirm &question : recipe.confirm) {
        if (!question.send.isEmpty())
            lines.append(question.send);
    }
}

void checks(QStringList &lines, const Recipe &recipe)
{
    for (const Check &check : recipe.check)
        lines.append(check.send);
}

void commands(QStringList &lines, const QList<Command> &list)
{
    for (const Command &command : list)
        lines.append(command.send);
}

} // namespace

QStringList preview(const Recipe &recipe, Transport via, const QString &user)
{
    QStringList lines;
    signIn(lines, recipe, via, user);
    checks(lines, recipe);
    commands(lines, recipe.change);
    if (recipe.effect == Effect::AtOnce)
        checks(lines, recipe);
    commands(lines, recipe.save);
    // A restart ends the first connection by itself.
    if (recipe.effect == Effect::AfterRestart)
        commands(lines, recipe.restart);
    else
        lines.append(recipe.signIn.leave);
    if (recipe.sipTestIsCheck)
        return lines;
    signIn(lines, recipe, via, user);
    checks(lines, recipe);
    lines.append(recipe.signIn.leave);
    return lines;
}

} // namespace ringthrough

#include "put_back_commands.h"

#include "recipe_text.h"

#include <algorithm>

namespace ringthrough {

Outcome<QList<Command>> putBackCommands(const ChangePlan &plan)
{
    if (!plan.putBack || plan.putBack->undo.isEmpty())
        return Problem(NothingToUndo{});
    const JournalEntry &entry = *plan.putBack;
    if (entry.device != plan.device.id)
        return Problem(WrongDevice{entry.device, plan.device.id});
    QList<Command> commands;
    for (const QString &line : entry.undo) {
        const auto &own = plan.device.recipe->undo;
        const auto found =
            std::find_if(own.begin() + std::min(commands.size(), own.size()), own.end(),
                         [&](const Command &command) { return isFilledFrom(line, command.send); });
        if (found == own.end())
            return Problem(
                NoRecipe{plan.device.id, QStringLiteral("the journal's undo is not the recipe's")});
        commands.append(*found);
        commands.last().send = line;
    }
    return commands;
}

} // namespace ringthrough

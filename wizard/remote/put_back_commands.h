#pragma once

#include "change_router.h"

namespace ringthrough {

/// The commands that undo what a journal entry tells of: its lines, with the prompts and refusals
/// of the recipe's own undo where they are the same commands. The journal is a file that somebody
/// may have written to, so a line that is not one of the recipe's is a problem.
Outcome<QList<Command>> putBackCommands(const ChangePlan &plan);

} // namespace ringthrough

#pragma once

#include "recipe.h"

namespace ringthrough {

/// Plays a recipe against one of its dialogues: sign-in, confirmation, check (on), change, save,
/// restart where needed, check (off), undo, check (on). Empty when all went well, otherwise a
/// sentence that says what did not.
QString rehearse(const Recipe &recipe, const Dialogue &dialogue, Transport transport);

} // namespace ringthrough

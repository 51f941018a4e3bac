#pragma once

#include "shell.h"

namespace ringthrough {

struct SignInDetails;

/// Gets from an open channel to the recipe's command line: name, password, menu, privileged mode.
/// Gives what the router said before the first prompt.
Outcome<QString> signIn(Shell &shell, const Recipe &recipe, const SignInDetails &details,
                        const RemoteLimits &limits, const std::stop_token &stop);

} // namespace ringthrough

#pragma once

#include "secret.h"

#include <QString>

#include <optional>

namespace ringthrough {

/// Whether a person sits at standard input and can be asked.
bool canAsk();

/// Asks for a password on standard error and reads it without echo. Nothing when the person
/// stopped.
std::optional<Secret> askSecret(const QString &prompt);

/// One line of standard input, at most 1024 bytes, without its end. Nothing at the end of the
/// input.
std::optional<Secret> readSecretLine();

/// Asks a question on standard error; anything but a clear yes is a no.
bool askYes(const QString &question);

} // namespace ringthrough

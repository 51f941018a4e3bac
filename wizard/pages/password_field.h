#pragma once

#include "secret.h"

class QLineEdit;

namespace ringthrough {

/// A line for a password, hidden while it is typed.
QLineEdit *passwordField(const QString &name, const QString &spoken);

/// What was typed; the line forgets it, its undo too.
Secret takeSecret(QLineEdit &field);

} // namespace ringthrough

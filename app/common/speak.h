#pragma once

#include <QString>

class QCoreApplication;

namespace ringthrough {

/// Loads the words of a language, ours and Qt's; empty: the system's language.
void speak(QCoreApplication &app, const QString &language);

} // namespace ringthrough

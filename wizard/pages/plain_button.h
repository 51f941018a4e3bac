#pragma once

#include <QString>

class QPushButton;

namespace ringthrough {

/// A button that Enter presses only while it has the focus. Whoever adds it to a layout owns it.
QPushButton *plainButton(const QString &name, const QString &text);

} // namespace ringthrough

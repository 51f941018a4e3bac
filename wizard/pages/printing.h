#pragma once

#include <QString>

class QWidget;

namespace ringthrough {

/// Asks for a printer in a window of its own and prints a page that we made ourselves.
void printHtml(QWidget *parent, const QString &title, const QString &html);

} // namespace ringthrough

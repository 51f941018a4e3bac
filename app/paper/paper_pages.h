#pragma once

#include <QByteArray>
#include <QImage>
#include <QSizeF>
#include <QString>

class QTextDocument;

namespace ringthrough {

QSizeF paperTextSize(); ///< what a page has room for between its margins, in points
qreal paperWidth();     ///< its width, in points

/// What letters are measured with: 72 dots an inch, so that a dot is a point.
QImage paperMeasure();

/// A text whose page size is paperTextSize(), as a PDF file with the title and the page number at
/// the foot of each page.
QByteArray asPdf(QTextDocument &text, const QString &title);

} // namespace ringthrough

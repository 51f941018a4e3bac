#include "typed_lines.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

namespace ringthrough {

TypedLines::TypedLines(const QString &name, const QString &spoken, int linesShown)
    : m_linesShown(linesShown)
{
    setObjectName(name);
    setAccessibleName(spoken);
    setReadOnly(true);
    setTabChangesFocus(true);
    setLayoutDirection(Qt::LeftToRight);
    followFont();
}

void TypedLines::followFont()
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    const qreal size = QApplication::font().pointSizeF();
    if (size > 0)
        fixed.setPointSizeF(size);
    setFont(fixed);
    setMinimumHeight(fontMetrics().lineSpacing() * m_linesShown);
}

bool TypedLines::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        followFont();
    return QPlainTextEdit::event(event);
}

} // namespace ringthrough

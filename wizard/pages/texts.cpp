#include "texts.h"

#include <QAccessible>
#include <QApplication>
#include <QEvent>

namespace ringthrough {

Paragraph::Paragraph(const QString &text, qreal scale, bool bold) : m_scale(scale), m_bold(bold)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setText(text);
    followFont();
}

void Paragraph::followFont()
{
    if (m_scale == 1.0 && !m_bold)
        return; // inherits by itself
    QFont wanted = QApplication::font();
    wanted.setBold(m_bold);
    if (wanted.pointSizeF() > 0)
        wanted.setPointSizeF(wanted.pointSizeF() * m_scale);
    if (wanted != font())
        setFont(wanted);
}

bool Paragraph::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        followFont();
    return QLabel::event(event);
}

StatusLine::StatusLine(const QString &name, qreal scale, bool bold) : Paragraph({}, scale, bold)
{
    setObjectName(name);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::StrongFocus);
}

void StatusLine::say(const QString &text)
{
    setVisible(!text.isEmpty());
    if (text == this->text())
        return;
    setText(text);
    setAccessibleName(text);
    QAccessibleEvent changed(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
}

QString oneLine(const QString &text, qsizetype limit)
{
    QString line = text.left(limit * 4).simplified();
    line.removeIf([](QChar c) { return !c.isPrint(); });
    return line.size() > limit ? line.left(limit - 1) + QChar(0x2026) : line;
}

} // namespace ringthrough

#include "sketch_pen.h"

#include <QFontMetricsF>

namespace ringthrough {

namespace {

bool isOn(const QString &value)
{
    return value == QStringLiteral("ticked") || value == QStringLiteral("on");
}

bool isWord(const QString &value)
{
    return !isOn(value) && value != QStringLiteral("unticked") && value != QStringLiteral("off");
}

} // namespace

SketchPen::SketchPen(QPainter &painter, const QPalette &palette, const QRectF &area)
    : m_painter(painter),
      m_palette(palette),
      m_area(area),
      m_em(QFontMetricsF(painter.font()).height())
{
}

void SketchPen::frame(const QRectF &box, qreal radius)
{
    m_painter.setPen(QPen(m_palette.color(QPalette::Text), 1));
    m_painter.setBrush(m_palette.brush(QPalette::Base));
    m_painter.drawRoundedRect(box, radius, radius);
}

QRectF SketchPen::browser(const QString &address)
{
    frame(m_area, m_em * 0.4);
    const qreal top = m_em * 2.2;
    m_painter.drawLine(QPointF(m_area.left(), m_area.top() + top),
                       QPointF(m_area.right(), m_area.top() + top));
    for (int i = 0; i < 3; ++i)
        m_painter.drawEllipse(
            QPointF(m_area.left() + m_em * (0.9 + i * 0.9), m_area.top() + top / 2), m_em * 0.25,
            m_em * 0.25);
    m_addressBar = QRectF(m_area.left() + m_em * 4, m_area.top() + m_em * 0.35,
                          m_area.width() - m_em * 6.5, m_em * 1.5);
    field(m_addressBar, address);
    return m_area.adjusted(0, top, 0, 0);
}

QRectF SketchPen::phone()
{
    QRectF body = m_area;
    body.setWidth(qMin(m_area.width(), m_em * 16));
    body.moveCenter(m_area.center());
    frame(body, m_em);
    return body.adjusted(m_em * 0.5, m_em * 0.5, -m_em * 0.5, -m_em);
}

QRectF SketchPen::terminal()
{
    frame(m_area, m_em * 0.2);
    return m_area;
}

QRectF SketchPen::boxAt(qreal x, qreal y, const QString &label) const
{
    const qreal width = QFontMetricsF(m_painter.font()).horizontalAdvance(label) + m_em * 1.5;
    return {x, y, qMin(width, m_area.right() - x - m_em), m_em * 1.6};
}

void SketchPen::text(const QRectF &box, const QString &words)
{
    m_painter.setPen(m_palette.color(QPalette::Text));
    m_painter.drawText(box, int(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap, words);
}

void SketchPen::button(const QRectF &box, const QString &label)
{
    m_painter.setPen(QPen(m_palette.color(QPalette::ButtonText), 1));
    m_painter.setBrush(m_palette.brush(QPalette::Button));
    m_painter.drawRoundedRect(box, m_em * 0.3, m_em * 0.3);
    const QString fitted =
        QFontMetricsF(m_painter.font()).elidedText(label, Qt::ElideRight, box.width() - m_em * 0.5);
    m_painter.drawText(box, int(Qt::AlignCenter), fitted);
}

void SketchPen::field(const QRectF &box, const QString &value)
{
    frame(box, m_em * 0.2);
    m_painter.drawText(box.adjusted(m_em * 0.5, 0, -m_em * 0.5, 0),
                       int(Qt::AlignLeft | Qt::AlignVCenter), value);
}

void SketchPen::control(const QRectF &box, Control kind, const QString &value)
{
    switch (kind) {
    case Control::Checkbox:
        tickBox(box, false, isOn(value));
        return;
    case Control::Radio:
        tickBox(box, true, true);
        if (isWord(value))
            text(box.adjusted(m_em * 2, m_em * 0.3, 0, 0), value);
        return;
    case Control::Toggle:
        toggle(box, isOn(value));
        return;
    case Control::Dropdown:
        dropdown(box, value);
        return;
    case Control::Button:
        button(box, value);
        return;
    case Control::Text:
        field(box, value);
        return;
    }
}

void SketchPen::tickBox(const QRectF &box, bool round, bool on)
{
    const QRectF square(box.left() + m_em * 0.4, box.top() + m_em * 0.4, m_em, m_em);
    frame(square, round ? m_em / 2 : m_em * 0.1);
    if (!on)
        return;
    m_painter.setPen(QPen(m_palette.color(QPalette::Text), m_em * 0.15));
    m_painter.drawPolyline(QPolygonF{square.topLeft() + QPointF(m_em * 0.2, m_em * 0.5),
                                     square.topLeft() + QPointF(m_em * 0.42, m_em * 0.72),
                                     square.topLeft() + QPointF(m_em * 0.8, m_em * 0.25)});
}

void SketchPen::dropdown(const QRectF &box, const QString &value)
{
    field(box, value);
    const QPointF tip(box.right() - m_em, box.center().y() + m_em * 0.2);
    m_painter.setBrush(m_palette.brush(QPalette::Text));
    m_painter.drawPolygon(QPolygonF{tip, tip + QPointF(-m_em * 0.35, -m_em * 0.4),
                                    tip + QPointF(m_em * 0.35, -m_em * 0.4)});
}

void SketchPen::toggle(const QRectF &box, bool on)
{
    const QRectF track(box.left() + m_em * 0.4, box.top() + m_em * 0.4, m_em * 2, m_em);
    frame(track, m_em / 2);
    const qreal x = on ? track.right() - m_em / 2 : track.left() + m_em / 2;
    m_painter.setBrush(m_palette.brush(QPalette::Text));
    m_painter.drawEllipse(QPointF(x, track.center().y()), m_em * 0.38, m_em * 0.38);
}

void SketchPen::mark(const QRectF &box)
{
    const QRectF outer = box.adjusted(-m_em * 0.2, -m_em * 0.2, m_em * 0.2, m_em * 0.2);
    const QColor strong = m_palette.color(QPalette::Highlight);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(strong, m_em * 0.2));
    m_painter.drawRoundedRect(outer, m_em * 0.3, m_em * 0.3);
    const QPointF tip(outer.right() + m_em * 0.2, outer.center().y());
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(strong);
    m_painter.drawPolygon(QPolygonF{tip, tip + QPointF(m_em * 0.7, -m_em * 0.5),
                                    tip + QPointF(m_em * 0.7, m_em * 0.5)});
    m_painter.drawRect(
        QRectF(tip.x() + m_em * 0.6, tip.y() - m_em * 0.18, m_em * 0.7, m_em * 0.36));
}

} // namespace ringthrough

#pragma once

#include "guide.h"

#include <QPainter>
#include <QPalette>
#include <QRectF>

namespace ringthrough {

/// The few strokes that a picture of a router's page is made of, in the palette's colours.
class SketchPen
{
public:
    SketchPen(QPainter &painter, const QPalette &palette, const QRectF &area);

    qreal em() const { return m_em; }

    QRectF browser(const QString &address); ///< the frame; what is left for the page
    QRectF phone();
    QRectF terminal();
    QRectF addressBar() const { return m_addressBar; }

    QRectF boxAt(qreal x, qreal y, const QString &label) const; ///< as large as the label needs
    void button(const QRectF &box, const QString &label);
    void field(const QRectF &box, const QString &value);
    void text(const QRectF &box, const QString &words);
    void control(const QRectF &box, Control kind, const QString &value);
    void mark(const QRectF &box); ///< "this one": a thick frame and an arrow

private:
    void frame(const QRectF &box, qreal radius);
    void tickBox(const QRectF &box, bool round, bool on);
    void dropdown(const QRectF &box, const QString &value);
    void toggle(const QRectF &box, bool on);

    QPainter &m_painter;
    QPalette m_palette;
    QRectF m_area;
    QRectF m_addressBar;
    qreal m_em;
};

} // namespace ringthrough

#include "marks.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

void paintTick(QPainter &painter, const QRectF &s)
{
    painter.drawPolyline(QPolygonF{{s.left() + s.width() * 0.27, s.top() + s.height() * 0.52},
                                   {s.left() + s.width() * 0.44, s.top() + s.height() * 0.69},
                                   {s.left() + s.width() * 0.74, s.top() + s.height() * 0.34}});
}

void paintCross(QPainter &painter, const QRectF &s)
{
    const QRectF inner =
        s.adjusted(s.width() * 0.31, s.height() * 0.31, -s.width() * 0.31, -s.height() * 0.31);
    painter.drawLine(inner.topLeft(), inner.bottomRight());
    painter.drawLine(inner.topRight(), inner.bottomLeft());
}

void paintExclamation(QPainter &painter, const QRectF &s)
{
    painter.drawLine(QPointF(s.center().x(), s.top() + s.height() * 0.38),
                     QPointF(s.center().x(), s.top() + s.height() * 0.62));
    painter.drawPoint(QPointF(s.center().x(), s.top() + s.height() * 0.78));
}

void paintArrow(QPainter &painter, const QRectF &s, Qt::LayoutDirection direction)
{
    QPolygonF arrow{{s.left() + s.width() * 0.25, s.top() + s.height() * 0.12},
                    {s.left() + s.width() * 0.85, s.center().y()},
                    {s.left() + s.width() * 0.25, s.bottom() - s.height() * 0.12}};
    if (direction == Qt::RightToLeft) {
        for (QPointF &point : arrow)
            point.setX(s.left() + s.right() - point.x());
    }
    painter.drawPolygon(arrow);
}

void paintTriangle(QPainter &painter, const QRectF &s)
{
    painter.drawPolygon(QPolygonF{{s.center().x(), s.top() + s.height() * 0.06},
                                  {s.right(), s.bottom() - s.height() * 0.06},
                                  {s.left(), s.bottom() - s.height() * 0.06}});
}

} // namespace

QString markWord(Mark mark)
{
    switch (mark) {
    case Mark::ToCome:
        return QCoreApplication::translate("Mark", "to come");
    case Mark::Now:
        return QCoreApplication::translate("Mark", "now");
    case Mark::Done:
        return QCoreApplication::translate("Mark", "done");
    case Mark::Skipped:
        return QCoreApplication::translate("Mark", "left out");
    case Mark::Failed:
        return QCoreApplication::translate("Mark", "did not work");
    case Mark::Careful:
        return QCoreApplication::translate("Mark", "careful");
    }
    return {};
}

void paintMark(QPainter &painter, const QRectF &square, Mark mark, const QPalette &palette,
               Qt::LayoutDirection direction)
{
    const QRectF s = square.adjusted(1, 1, -1, -1);
    const QPen outline(palette.color(QPalette::WindowText), qMax(1.2, s.width() * 0.08),
                       Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const QPen inverse(palette.color(QPalette::Window), qMax(1.5, s.width() * 0.12), Qt::SolidLine,
                       Qt::RoundCap, Qt::RoundJoin);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(outline);
    painter.setBrush(palette.color(QPalette::WindowText));
    switch (mark) {
    case Mark::ToCome:
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(
            s.adjusted(s.width() * 0.12, s.height() * 0.12, -s.width() * 0.12, -s.height() * 0.12));
        break;
    case Mark::Now:
        painter.setBrush(palette.color(QPalette::Highlight));
        paintArrow(painter, s, direction);
        break;
    case Mark::Done:
        painter.drawEllipse(s);
        painter.setPen(inverse);
        paintTick(painter, s);
        break;
    case Mark::Skipped:
        painter.drawLine(QPointF(s.left() + s.width() * 0.2, s.center().y()),
                         QPointF(s.right() - s.width() * 0.2, s.center().y()));
        break;
    case Mark::Failed:
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(s.adjusted(1, 1, -1, -1));
        paintCross(painter, s);
        break;
    case Mark::Careful:
        paintTriangle(painter, s);
        painter.setPen(inverse);
        paintExclamation(painter, s);
        break;
    }
}

MarkSign::MarkSign(Mark mark, QWidget *parent) : QWidget(parent), m_mark(mark)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MarkSign::setMark(Mark mark)
{
    m_mark = mark;
    update();
}

QSize MarkSign::sizeHint() const
{
    const int side = fontMetrics().height();
    return {side, side};
}

void MarkSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintMark(painter, rect(), m_mark, palette(), layoutDirection());
}

} // namespace ringthrough

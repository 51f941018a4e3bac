#include "paper_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QLocale>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

#include <cmath>

namespace ringthrough {

namespace {

constexpr int pointsPerInch = 72;
constexpr qreal marginMillimetres = 18;
constexpr qreal footSize = 8;
constexpr qreal pointsPerMillimetre = pointsPerInch / 25.4;

QPageSize usualPageSize()
{
    const bool letter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
    return QPageSize(letter && QLocale() != QLocale::c() ? QPageSize::Letter : QPageSize::A4);
}

void drawFoot(QPainter &painter, const QString &title, int page, int pages)
{
    const QSizeF size = paperTextSize();
    QFont font = painter.font();
    font.setPointSizeF(footSize);
    painter.setFont(font);
    painter.setPen(Qt::darkGray);
    const QRectF foot(0, size.height() + footSize, size.width(), 2 * footSize);
    const QString number = QStringLiteral("%1 / %2").arg(page).arg(pages);
    const qreal numberWidth = painter.fontMetrics().horizontalAdvance(number) + 2 * footSize;
    const QString shortened =
        painter.fontMetrics().elidedText(title, Qt::ElideRight, int(size.width() - numberWidth));
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, shortened);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignVCenter, number);
}

void drawPage(QPainter &painter, QTextDocument &text, int page)
{
    const QSizeF size = text.pageSize();
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette.setColor(QPalette::Text, Qt::black);
    context.clip = QRectF(0, (page - 1) * size.height(), size.width(), size.height());
    painter.save();
    painter.translate(0, -context.clip.top());
    painter.setClipRect(context.clip);
    text.documentLayout()->draw(&painter, context);
    painter.restore();
}

} // namespace

QSizeF paperTextSize()
{
    const QSizeF whole = usualPageSize().size(QPageSize::Point);
    const qreal margins = 2 * marginMillimetres * pointsPerMillimetre;
    // In whole points: what is rounded on every page adds up to half a line after some hundred.
    return {std::floor(whole.width() - margins), std::floor(whole.height() - margins)};
}

qreal paperWidth()
{
    return paperTextSize().width();
}

QImage paperMeasure()
{
    constexpr qreal inchesPerMetre = 1 / 0.0254;
    QImage points(1, 1, QImage::Format_ARGB32);
    points.setDotsPerMeterX(qRound(pointsPerInch * inchesPerMetre));
    points.setDotsPerMeterY(qRound(pointsPerInch * inchesPerMetre));
    return points;
}

QByteArray asPdf(QTextDocument &text, const QString &title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setCreator(QStringLiteral("Ringthrough"));
        writer.setResolution(pointsPerInch);
        writer.setPageSize(usualPageSize());
        writer.setPageMargins(
            QMarginsF(marginMillimetres, marginMillimetres, marginMillimetres, marginMillimetres),
            QPageLayout::Millimeter);
        QPainter painter(&writer);
        const int pages = text.pageCount();
        for (int page = 1; page <= pages; ++page) {
            if (page > 1)
                writer.newPage();
            drawPage(painter, text, page);
            drawFoot(painter, title, page, pages);
        }
    }
    return buffer.data();
}

} // namespace ringthrough

#include "voice_plot.h"

#include "voice_curve.h"

#include <QPainter>

namespace ringthrough {

namespace {

constexpr int linesHigh = 8;
constexpr int emsWide = 20;

} // namespace

VoicePlot::VoicePlot(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("voicePlot"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VoicePlot::show(const VoiceFinding &voice)
{
    m_voice = voice;
    setAccessibleName(tr("Picture: how long packets of speech took"));
    setAccessibleDescription(voiceWords(voice));
    update();
}

QSize VoicePlot::sizeHint() const
{
    const int em = fontMetrics().height();
    return {em * emsWide * 2, em * linesHigh};
}

QSize VoicePlot::minimumSizeHint() const
{
    const int em = fontMetrics().height();
    return {em * emsWide / 2, em * linesHigh};
}

QRectF VoicePlot::plotArea() const
{
    const int em = fontMetrics().height();
    const int scale =
        fontMetrics().horizontalAdvance(tr("%1 ms").arg(voiceScaleMs(m_voice.roundTripsMicros)));
    return QRectF(rect()).adjusted(scale + em / 2.0, em, -em / 2.0, -em * 1.3);
}

void VoicePlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = plotArea();
    painter.fillRect(area, palette().color(QPalette::Base));
    paintScale(painter, area);
    paintPackets(painter, area);
}

void VoicePlot::paintScale(QPainter &painter, const QRectF &area) const
{
    const int em = fontMetrics().height();
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.drawLine(area.bottomLeft(), area.topLeft());
    const QRectF top(0, area.top() - em / 2.0, area.left() - em / 4.0, em);
    const QRectF bottom(0, area.bottom() - em / 2.0, area.left() - em / 4.0, em);
    painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter,
                     tr("%1 ms").arg(voiceScaleMs(m_voice.roundTripsMicros)));
    painter.drawText(bottom, Qt::AlignRight | Qt::AlignVCenter, tr("%1 ms").arg(0));
    const double seconds = m_voice.roundTripsMicros.size() * m_voice.everyMs / 1000.0;
    const QRectF below(area.left(), area.bottom() + em * 0.2, area.width(), em);
    painter.drawText(below, Qt::AlignLeft, tr("%1 s", "seconds").arg(0));
    painter.drawText(below, Qt::AlignRight, tr("%1 s", "seconds").arg(seconds, 0, 'f', 1));
    const auto lost = m_voice.roundTripsMicros.count(-1);
    if (lost > 0)
        painter.drawText(below, Qt::AlignHCenter, tr("× lost: %1").arg(lost));
}

void VoicePlot::paintPackets(QPainter &painter, const QRectF &area) const
{
    const auto columns = voiceColumns(m_voice.roundTripsMicros, qMax(1, int(area.width() / 2)));
    if (columns.isEmpty())
        return;
    const double step = area.width() / double(columns.size());
    const double scale = voiceScaleMs(m_voice.roundTripsMicros) * 1000.0;
    const QPen lost(palette().color(QPalette::Text), 1, Qt::DotLine);
    const QPen cross(palette().color(QPalette::Text), fontMetrics().height() / 10.0);
    const double arm = fontMetrics().height() / 5.0;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const double x = area.left() + (double(i) + 0.5) * step;
        if (columns.at(i).lost > 0) {
            painter.setPen(lost);
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
            painter.setPen(cross);
            const QPointF at(x, area.top() - arm);
            painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm));
            painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm));
        }
        if (columns.at(i).longestMicros < 0)
            continue;
        const double high = area.height() * columns.at(i).longestMicros / scale;
        painter.fillRect(QRectF(x - step * 0.4, area.bottom() - high, step * 0.8, high),
                         palette().color(QPalette::Highlight));
    }
}

} // namespace ringthrough

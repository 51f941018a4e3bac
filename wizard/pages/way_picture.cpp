#include "way_picture.h"

#include "texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>
#include <QPainter>
#include <QStyle>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

// More than a test sends; a case from a file may hold anything.
constexpr qsizetype mostRows = 40;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WayPicture)
};

QString rowName(const ProbeRecord &probe)
{
    constexpr qsizetype longest = 32;
    const QString port = probe.target.mid(probe.target.lastIndexOf(u':') + 1);
    return Words::tr("%1 (%2, port %3)", "a message, its transport and its port")
        .arg(oneLine(probe.name, longest), oneLine(probe.transport.toUpper(), 4), oneLine(port, 6));
}

} // namespace

std::optional<Arrival> arrivalOf(const ProbeRecord &probe)
{
    if (probe.outcome == u"same"_s)
        return Arrival::Same;
    if (probe.outcome == u"altered"_s)
        return Arrival::Altered;
    if (probe.outcome == u"refused"_s)
        return Arrival::Refused;
    if (probe.outcome == u"no answer"_s)
        return Arrival::Silent;
    return probe.outcome == u"not sent"_s ? std::nullopt : std::optional(Arrival::Answered);
}

QString arrivalWord(Arrival arrival)
{
    switch (arrival) {
    case Arrival::Same:
        return Words::tr("arrived unchanged");
    case Arrival::Altered:
        return Words::tr("arrived changed");
    case Arrival::Answered:
        return Words::tr("was answered");
    case Arrival::Silent:
        return Words::tr("no answer");
    case Arrival::Refused:
        return Words::tr("was refused");
    }
    Q_UNREACHABLE();
    return {};
}

QString wayWords(const Diagnosis &diagnosis)
{
    QMap<Arrival, int> times;
    for (const ProbeRecord &probe : diagnosis.probes)
        if (const auto arrival = arrivalOf(probe))
            ++times[*arrival];
    QStringList parts;
    for (auto it = times.cbegin(); it != times.cend(); ++it)
        parts.append(Words::tr("%1 × %2", "how often, and what became of a message")
                         .arg(it.value())
                         .arg(arrivalWord(it.key())));
    return Words::tr("Messages of the test: %1.").arg(QLocale().createSeparatedList(parts));
}

WayPicture::WayPicture(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"wayPicture"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WayPicture::show(const Diagnosis &diagnosis)
{
    m_rows.clear();
    QStringList spoken;
    for (const ProbeRecord &probe :
         diagnosis.probes.first(qMin(mostRows, diagnosis.probes.size()))) {
        const auto arrival = arrivalOf(probe);
        if (!arrival)
            continue;
        m_rows.append({rowName(probe), *arrival});
        spoken.append(tr("%1: %2", "a message, and what became of it")
                          .arg(m_rows.last().name, arrivalWord(*arrival)));
    }
    setAccessibleName(tr("Picture: what became of each message of the test"));
    setAccessibleDescription(spoken.join(u'\n'));
    updateGeometry();
    update();
}

qreal WayPicture::lineHeight() const
{
    return fontMetrics().height() * 1.6;
}

QSize WayPicture::sizeHint() const
{
    return {fontMetrics().height() * 36, int(lineHeight() * (double(m_rows.size()) + 1.2))};
}

QSize WayPicture::minimumSizeHint() const
{
    return {fontMetrics().height() * 22, sizeHint().height()};
}

void WayPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.setPen(palette().color(QPalette::WindowText));
    const QRectF head(0, 0, width(), lineHeight());
    painter.drawText(head, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                     tr("this computer"));
    painter.drawText(head, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                     tr("the server"));
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        paintRow(painter, m_rows.at(i),
                 {0, lineHeight() * (double(i) + 1), qreal(width()), lineHeight()});
}

void WayPicture::paintRow(QPainter &painter, const Row &row, const QRectF &area) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal em = fontMetrics().height();
    const qreal word = wordWidth();
    const qreal name = (area.width() - word) * 0.6;
    const auto placed = [&](qreal from, qreal wide) {
        const qreal x = mirrored ? area.width() - from - wide : from;
        return QRectF(x, area.top(), wide, area.height());
    };
    const QFontMetricsF metrics(font());
    painter.setPen(palette().color(QPalette::WindowText));
    const auto text = [&](const QRectF &box, const QString &words) {
        painter.drawText(box, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                         metrics.elidedText(words, Qt::ElideRight, box.width()));
    };
    text(placed(0, name - em / 2), row.name);
    text(placed(area.width() - word, word), arrivalWord(row.arrival));
    paintWay(painter, row.arrival, placed(name, area.width() - name - word - em / 2));
}

// The widest of all that may stand there, so that none is cut.
qreal WayPicture::wordWidth() const
{
    qreal wide = 0;
    for (const Arrival arrival :
         {Arrival::Same, Arrival::Altered, Arrival::Answered, Arrival::Silent, Arrival::Refused})
        wide = qMax(wide, QFontMetricsF(font()).horizontalAdvance(arrivalWord(arrival)));
    return wide + 1;
}

void WayPicture::paintWay(QPainter &painter, Arrival arrival, const QRectF &way) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal em = fontMetrics().height();
    const bool arrives = arrival != Arrival::Silent && arrival != Arrival::Refused;
    const QPointF begin(mirrored ? way.right() : way.left(), way.center().y());
    const QPointF far(mirrored ? way.left() : way.right(), way.center().y());
    const QPointF end = arrives ? far : way.center();
    const QPen thick(palette().color(QPalette::WindowText), em / 10.0);
    QPen line = thick;
    line.setStyle(arrival == Arrival::Altered ? Qt::DashLine : Qt::SolidLine);
    painter.setPen(line);
    painter.drawLine(begin, end);
    painter.setPen(thick);
    const QPointF back(mirrored ? em / 3 : -em / 3, 0);
    const QPointF arm(em / 4, em / 4);
    const QPointF otherArm(em / 4, -em / 4);
    if (arrives) {
        painter.drawLine(end, end + back - QPointF(0, em / 4));
        painter.drawLine(end, end + back + QPointF(0, em / 4));
    } else {
        painter.drawLine(end - arm, end + arm);
        painter.drawLine(end - otherArm, end + otherArm);
    }
    if (arrival == Arrival::Altered) {
        const QRectF sign(way.center() - QPointF(em / 2, em / 2), QSizeF(em, em));
        painter.fillRect(sign, palette().color(QPalette::Window));
        painter.drawText(sign, Qt::AlignCenter, u"≠"_s);
    }
}

} // namespace ringthrough

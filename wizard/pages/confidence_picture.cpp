#include "confidence_picture.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyle>

namespace ringthrough {

namespace {

constexpr int barCount = 4;

int filledBars(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Sure:
        return 4;
    case Certainty::Likely:
        return 3;
    case Certainty::OnlyMaker:
        return 2;
    case Certainty::Unknown:
        break;
    }
    return 0;
}

} // namespace

Certainty certaintyOf(const std::optional<Identification> &identification)
{
    const auto best = identification ? identification->best() : std::nullopt;
    if (!best || best->confidence < leastConfidence)
        return Certainty::Unknown;
    if (identification->isSure())
        return Certainty::Sure;
    return best->deviceId.isEmpty() ? Certainty::OnlyMaker : Certainty::Likely;
}

QString certaintyWords(Certainty certainty)
{
    switch (certainty) {
    case Certainty::Sure:
        return QCoreApplication::translate("Certainty", "We are sure.");
    case Certainty::Likely:
        return QCoreApplication::translate("Certainty", "We are not fully sure.");
    case Certainty::OnlyMaker:
        return QCoreApplication::translate("Certainty", "We know the maker, but not the model.");
    case Certainty::Unknown:
        break;
    }
    return QCoreApplication::translate("Certainty", "We do not know this router.");
}

ConfidencePicture::ConfidencePicture(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("confidencePicture"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ConfidencePicture::show(Certainty certainty)
{
    m_certainty = certainty;
    setAccessibleName(certaintyWords(certainty));
    update();
}

QSize ConfidencePicture::sizeHint() const
{
    const int em = fontMetrics().height();
    return {em * 4, em * 2};
}

void ConfidencePicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int step = width() / barCount;
    for (int i = 0; i < barCount; ++i) {
        const int high = height() * (i + 2) / (barCount + 1) - 2;
        const QRect bar(i * step + 1, height() - high - 1, step * 2 / 3, high);
        const bool filled = i < filledBars(m_certainty);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.setBrush(filled ? palette().brush(QPalette::WindowText) : QBrush(Qt::NoBrush));
        painter.drawRect(QStyle::visualRect(layoutDirection(), rect(), bar));
    }
}

} // namespace ringthrough

#pragma once

#include "path_findings.h"

#include <QWidget>

namespace ringthrough {

/// The measurement of speech as a picture: how long each packet was on its way there and back, and
/// where packets got lost, marked by a cross above a dotted line. Time runs from left to right.
class VoicePlot : public QWidget
{
    Q_OBJECT

public:
    explicit VoicePlot(QWidget *parent = nullptr);

    void show(const VoiceFinding &voice);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF plotArea() const;
    void paintScale(QPainter &painter, const QRectF &area) const;
    void paintPackets(QPainter &painter, const QRectF &area) const;

    VoiceFinding m_voice;
};

} // namespace ringthrough

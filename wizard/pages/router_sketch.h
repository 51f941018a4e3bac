#pragma once

#include "guide.h"

#include <QWidget>

class QPainter;

namespace ringthrough {

/// A schematic picture of the router's page, with the thing to click marked by a thick frame and an
/// arrow. Painted, so that it follows palette, font and language.
class RouterSketch : public QWidget
{
    Q_OBJECT

public:
    explicit RouterSketch(QWidget *parent = nullptr);

    void show(const GuideStep &step);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    GuideStep m_step;
};

} // namespace ringthrough

#pragma once

#include "identification.h"

#include <QWidget>

namespace ringthrough {

/// How sure an identification is.
enum class Certainty { Sure, Likely, OnlyMaker, Unknown };

Certainty certaintyOf(const std::optional<Identification> &identification);

/// "We are sure.", "We are not fully sure." …; translated.
QString certaintyWords(Certainty certainty);

/// The same as a picture: four bars, more of them filled the surer we are.
class ConfidencePicture : public QWidget
{
    Q_OBJECT

public:
    explicit ConfidencePicture(QWidget *parent = nullptr);

    void show(Certainty certainty);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Certainty m_certainty = Certainty::Unknown;
};

} // namespace ringthrough

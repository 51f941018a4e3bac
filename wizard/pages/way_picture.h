#pragma once

#include "diagnosis.h"

#include <QWidget>

#include <optional>

namespace ringthrough {

/// What became of one message.
enum class Arrival {
    Same,     ///< arrived as it was sent
    Altered,  ///< arrived otherwise
    Answered, ///< answered by an ordinary server, which does not tell how it arrived
    Silent,
    Refused,
};

/// Nothing for a message that was not sent at all.
std::optional<Arrival> arrivalOf(const ProbeRecord &probe);

QString arrivalWord(Arrival arrival); ///< translated: "arrived unchanged" …

/// How many messages of the test ended how, in a sentence; translated.
QString wayWords(const Diagnosis &diagnosis);

/// The messages of the test from top to bottom, as lines from this computer to the server: whole,
/// with a sign where they were altered, or ending on the way. Each says in words what came of it.
class WayPicture : public QWidget
{
    Q_OBJECT

public:
    explicit WayPicture(QWidget *parent = nullptr);

    void show(const Diagnosis &diagnosis);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row
    {
        QString name;
        Arrival arrival;
    };

    qreal lineHeight() const;
    qreal wordWidth() const;
    void paintWay(QPainter &painter, Arrival arrival, const QRectF &way) const;
    void paintRow(QPainter &painter, const Row &row, const QRectF &area) const;

    QList<Row> m_rows;
};

} // namespace ringthrough

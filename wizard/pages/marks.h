#pragma once

#include <QPainter>
#include <QString>
#include <QWidget>

namespace ringthrough {

/// How one thing stands: always said in a word as well, never by colour alone.
enum class Mark { ToCome, Now, Done, Skipped, Failed, Careful };

/// The word for it, translated: "done", "now", "to come" …
QString markWord(Mark mark);

/// Paints the sign for it into the square, in the palette's own colours.
void paintMark(QPainter &painter, const QRectF &square, Mark mark, const QPalette &palette,
               Qt::LayoutDirection direction);

/// A sign as tall as the text beside it.
class MarkSign : public QWidget
{
    Q_OBJECT

public:
    explicit MarkSign(Mark mark, QWidget *parent = nullptr);

    Mark mark() const { return m_mark; }
    void setMark(Mark mark);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mark m_mark;
};

} // namespace ringthrough

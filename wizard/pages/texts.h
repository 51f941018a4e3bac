#pragma once

#include <QLabel>
#include <QString>

namespace ringthrough {

/// A text that wraps, is never taken for HTML, and whose size follows the system font.
class Paragraph : public QLabel
{
    Q_OBJECT

public:
    /// `scale` is relative to the application's font.
    explicit Paragraph(const QString &text = {}, qreal scale = 1.0, bool bold = false);

protected:
    bool event(QEvent *event) override;

private:
    void followFont();

    qreal m_scale;
    bool m_bold;
};

/// A paragraph that says how things stand. It can be reached by keyboard, and whoever listens to a
/// screen reader is told when it changes.
class StatusLine : public Paragraph
{
    Q_OBJECT

public:
    explicit StatusLine(const QString &name, qreal scale = 1.0, bool bold = false);

    void say(const QString &text);
};

/// Text from outside, made fit for one line of ours: no control characters, not endless.
QString oneLine(const QString &text, qsizetype limit = 80);

} // namespace ringthrough

#pragma once

#include <QPlainTextEdit>

namespace ringthrough {

/// Lines of a protocol or a command line: fixed pitch, as large as all other text, not to be
/// edited, never mirrored.
class TypedLines : public QPlainTextEdit
{
    Q_OBJECT

public:
    TypedLines(const QString &name, const QString &spoken, int linesShown);

protected:
    bool event(QEvent *event) override;

private:
    void followFont();

    int m_linesShown;
};

} // namespace ringthrough

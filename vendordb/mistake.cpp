#include "mistake.h"
#include "mistake_log.h"

namespace ringthrough {

namespace {

// The caret's line repeats the tabs of the source line, else it would point elsewhere.
QString caretLine(const QString &source, int column)
{
    QString line;
    for (int i = 0; i + 1 < column && i < source.size(); ++i)
        line += source.at(i) == u'\t' ? u'\t' : u' ';
    return line + u'^';
}

QString place(const Mistake &mistake)
{
    QString text = mistake.file;
    if (mistake.line > 0)
        text += QStringLiteral(":%1:%2").arg(mistake.line).arg(qMax(1, mistake.column));
    return text;
}

} // namespace

QString Mistake::toString() const
{
    QString text = place(*this) + QStringLiteral(": ") + what;
    if (!meant.isEmpty())
        text += u' ' + MistakeLog::tr("Did you mean '%1'?").arg(meant);
    if (line > 0 && !source.isEmpty()) {
        text += QStringLiteral("\n    ") + source;
        text += QStringLiteral("\n    ") + caretLine(source, column);
    }
    return text;
}

} // namespace ringthrough

#include "mistake_log.h"

namespace ringthrough {

namespace {

constexpr qsizetype longestShownLine = 200;
// A hostile file could otherwise make a report far larger than itself.
constexpr qsizetype mostMistakes = 200;

} // namespace

MistakeLog::MistakeLog(QString file, const QByteArray &contents)
    : m_file(std::move(file)), m_lines(contents.split('\n'))
{
}

void MistakeLog::add(Place place, const QString &key, const QString &what, const QString &meant)
{
    if (m_mistakes.size() >= mostMistakes)
        return;
    m_mistakes.append({m_file, place.line, place.column, key, what, meant, line(place.line)});
}

QString MistakeLog::line(int number) const
{
    if (number < 1 || number > m_lines.size())
        return {};
    QString text = QString::fromUtf8(m_lines.at(number - 1)).left(longestShownLine);
    if (text.endsWith(u'\r'))
        text.chop(1);
    return text;
}

Place MistakeLog::placeOfByte(int line, int byteColumn) const
{
    if (line < 0 || line >= m_lines.size())
        return {qMax(1, int(m_lines.size())), 1};
    const QString before = QString::fromUtf8(m_lines.at(line).left(byteColumn));
    return {line + 1, int(before.size()) + 1};
}

} // namespace ringthrough

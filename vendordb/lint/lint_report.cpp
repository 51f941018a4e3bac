#include "lint_report.h"

namespace ringthrough {

LintReport::LintReport(const QString &file, const QByteArray &contents)
    : m_log(file, contents), m_lines(contents.split('\n'))
{
}

void LintReport::add(int line, const QString &key, const QString &what, const QString &meant)
{
    const QString source = m_log.line(line);
    int column = 1;
    while (column <= source.size() && source.at(column - 1).isSpace())
        ++column;
    m_log.add({line, column}, key, what, meant);
}

// The last line of the device that begins in a line, or of the file.
qsizetype LintReport::endOfDevice(int line) const
{
    qsizetype end = line;
    while (end < m_lines.size() && !m_lines.at(end).trimmed().startsWith("- id:"))
        ++end;
    return end;
}

void LintReport::addAbout(const QString &words, int from, const QString &key, const QString &what,
                          const QString &meant)
{
    const qsizetype end = words.isEmpty() ? 0 : endOfDevice(from);
    for (qsizetype line = from; line <= end; ++line) {
        const qsizetype column = QString::fromUtf8(m_lines.at(line - 1)).indexOf(words);
        if (column >= 0) {
            m_log.add({int(line), int(column) + 1}, key, what, meant);
            return;
        }
    }
    add(from, key, what, meant);
}

int LintReport::lineOfKey(const QString &key) const
{
    const QByteArray start = key.toUtf8() + ':';
    for (qsizetype line = 0; line < m_lines.size(); ++line) {
        if (m_lines.at(line).startsWith(start))
            return int(line) + 1;
    }
    return 1;
}

int LintReport::lineOfKey(const QString &key, int device) const
{
    const QByteArray start = key.toUtf8() + ':';
    const qsizetype end = endOfDevice(device);
    for (qsizetype line = device; line <= end; ++line) {
        if (m_lines.at(line - 1).trimmed().startsWith(start))
            return int(line);
    }
    return device;
}

Observation exampleOf(const Rule &rule, const QString &value)
{
    const QString path = rule.path.isEmpty() ? QStringLiteral("/") : rule.path;
    return {rule.signal, value, QUrl(QStringLiteral("http://192.0.2.1") + path)};
}

QString quoted(const QString &example)
{
    constexpr qsizetype longest = 60;
    const QString line = example.simplified();
    return line.size() > longest ? line.left(longest) + u'…' : line;
}

bool areRelated(const Vendor &one, const Vendor &other)
{
    return one.related.contains(other.id) || other.related.contains(one.id);
}

} // namespace ringthrough

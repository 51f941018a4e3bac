#include "document.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

QString escaped(const QString &text)
{
    QString safe;
    for (const QChar c : text) {
        if (u"\\`*_[]<>#|&"_s.contains(c))
            safe += u'\\';
        safe += c == u'\n' || !c.isPrint() ? QChar(u' ') : c;
    }
    return safe;
}

// A code span ends at the first run of as many backticks as it began with.
QString code(const QString &text)
{
    QString fence = u"`"_s;
    while (text.contains(fence))
        fence += u'`';
    QString shown = text;
    for (QChar &c : shown)
        c = c.isPrint() ? c : QChar(u' ');
    return fence + (fence.size() > 1 ? u' ' + shown + u' ' : shown) + fence;
}

QString itemsAsMarkdown(const DocumentSection &section)
{
    const bool isStep = section.list == DocumentSection::List::Steps;
    QString text;
    int number = 0;
    for (const DocumentItem &item : section.items) {
        const QString mark = isStep ? u"%1. "_s.arg(++number) : u"- "_s;
        text += mark + escaped(sentenceOf(item)) + u'\n';
        for (const QString &line : item.lines)
            text += QString(mark.size(), u' ') + u"- "_s + code(line) + u'\n';
    }
    return text;
}

QString rowAsMarkdown(const QStringList &row)
{
    QString line = u"|"_s;
    for (const QString &cell : row)
        line += u' ' + escaped(cell) + u" |"_s;
    return line + u'\n';
}

QString rowsAsMarkdown(const QList<QStringList> &rows)
{
    QString text = rowAsMarkdown(rows.first()) + u'|' + u" --- |"_s.repeated(rows.first().size());
    text += u'\n';
    for (qsizetype i = 1; i < rows.size(); ++i)
        text += rowAsMarkdown(rows.at(i));
    return text;
}

} // namespace

QString documentAsMarkdown(const Document &document)
{
    QString text = u"# "_s + escaped(document.title) + u'\n';
    for (const QString &paragraph : document.lead)
        text += u'\n' + escaped(paragraph) + u'\n';
    for (const DocumentSection &section : document.sections) {
        if (!section.heading.isEmpty())
            text += u"\n## "_s + escaped(section.heading) + u'\n';
        for (const QString &paragraph : section.paragraphs)
            text += u'\n' + escaped(paragraph) + u'\n';
        if (!section.items.isEmpty())
            text += u'\n' + itemsAsMarkdown(section);
        if (!section.rows.isEmpty())
            text += u'\n' + rowsAsMarkdown(section.rows);
    }
    return text;
}

} // namespace ringthrough

#include "document.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

// What came from a router may hold anything; on a terminal an escape sequence is a command.
QString printable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text)
        clean += c == u'\n' || c.isPrint() ? c : QChar(u' ');
    return clean;
}

QString underlined(const QString &title, QChar with)
{
    return title + u'\n' + QString(title.size(), with) + u"\n"_s;
}

QString itemsAsText(const DocumentSection &section)
{
    QString text;
    int number = 0;
    for (const DocumentItem &item : section.items) {
        const bool isStep = section.list == DocumentSection::List::Steps;
        const QString mark = isStep ? u"%1. "_s.arg(++number, 2) : u"  - "_s;
        text += mark + sentenceOf(item) + u'\n';
        for (const QString &line : item.lines)
            text += u"        "_s + line + u'\n';
    }
    return text;
}

QString rowsAsText(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i == widths.size())
                widths.append(0);
            widths[i] = qMax(widths.at(i), row.at(i).size());
        }
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line = u"  "_s;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row.at(i).leftJustified(widths.at(i) + 2) : row.at(i);
        text += line + u'\n';
    }
    return text;
}

} // namespace

QString documentAsText(const Document &document)
{
    QString text = underlined(document.title, u'=');
    for (const QString &paragraph : document.lead)
        text += u'\n' + paragraph + u'\n';
    for (const DocumentSection &section : document.sections) {
        if (!section.heading.isEmpty())
            text += u'\n' + underlined(section.heading, u'-');
        for (const QString &paragraph : section.paragraphs)
            text += u'\n' + paragraph + u'\n';
        if (!section.items.isEmpty())
            text += u'\n' + itemsAsText(section);
        if (!section.rows.isEmpty())
            text += u'\n' + rowsAsText(section.rows);
    }
    return printable(text);
}

} // namespace ringthrough

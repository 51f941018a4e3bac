#include "document.h"

#include <QLocale>
#include <QRegularExpression>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

// Relative sizes and black on white: it is read on screens of every size and printed on A4 and
// Letter.
constexpr auto style = R"(
body { font-family: sans-serif; line-height: 1.45; max-width: 42em; margin: 1.5em auto;
       padding: 0 1em; color: #111; background: #fff; }
h1 { font-size: 1.5em; } h2 { font-size: 1.15em; margin-top: 1.6em; }
li { margin: 0.45em 0; break-inside: avoid; }
ol.steps li::before { content: "\2610\00a0"; }
code { font-family: monospace; display: block; white-space: pre-wrap; background: #f2f2f2;
       padding: 0.15em 0.5em; margin: 0.2em 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; border: 1px solid #777; padding: 0.25em 0.5em;
         overflow-wrap: anywhere; }
@page { margin: 18mm; }
@media print { body { margin: 0; max-width: none; } code { background: none; } }
)";

QString paragraphs(const QStringList &texts)
{
    QString html;
    for (const QString &text : texts)
        html += u"<p>"_s + text.toHtmlEscaped() + u"</p>\n"_s;
    return html;
}

// Addresses in a text can be clicked; the page they lead to learns nothing of ours.
QString withAddresses(const QString &text)
{
    static const QRegularExpression address(u"(https?://[^\\s<>\"'&]+[^\\s<>\"'&.,;:)])"_s);
    return text.toHtmlEscaped().replace(address, u"<a href=\"\\1\" rel=\"noreferrer\">\\1</a>"_s);
}

QString linkAsHtml(const DocumentLink &link, const LinkAddress &addressOf)
{
    return u"<a href=\""_s + addressOf(link.target).toHtmlEscaped() + u"\">"_s +
           link.text.toHtmlEscaped() + u"</a>"_s;
}

QString sentenceAsHtml(const DocumentItem &item, const LinkAddress &addressOf)
{
    if (!addressOf)
        return sentenceOf(item).toHtmlEscaped();
    if (item.link.target.isEmpty())
        return withAddresses(item.sentence);
    const QString link = linkAsHtml(item.link, addressOf);
    return item.sentence.isEmpty() ? link : withAddresses(item.sentence) + u' ' + link;
}

QString itemsAsHtml(const DocumentSection &section, const LinkAddress &addressOf)
{
    const bool isStep = section.list == DocumentSection::List::Steps;
    QString html = isStep ? u"<ol class=\"steps\">\n"_s : u"<ul>\n"_s;
    for (const DocumentItem &item : section.items) {
        html += u"<li>"_s + sentenceAsHtml(item, addressOf);
        for (const QString &line : item.lines)
            html += u"<code dir=\"ltr\">"_s + line.toHtmlEscaped() + u"</code>"_s;
        html += u"</li>\n"_s;
    }
    return html + (isStep ? u"</ol>\n"_s : u"</ul>\n"_s);
}

QString rowsAsHtml(const QList<QStringList> &rows)
{
    QString html = u"<table>\n"_s;
    QString tag = u"th"_s;
    for (const QStringList &row : rows) {
        html += u"<tr>"_s;
        for (const QString &cell : row)
            html += u'<' + tag + u'>' + cell.toHtmlEscaped() + u"</"_s + tag + u'>';
        html += u"</tr>\n"_s;
        tag = u"td"_s;
    }
    return html + u"</table>\n"_s;
}

QString head(const QString &title)
{
    const QLocale locale;
    const bool rightToLeft = locale.textDirection() == Qt::RightToLeft;
    return u"<!DOCTYPE html>\n<html lang=\""_s + locale.bcp47Name() + u"\" dir=\""_s +
           (rightToLeft ? u"rtl"_s : u"ltr"_s) +
           u"\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
           "style-src 'unsafe-inline'\">\n<title>"_s +
           title.toHtmlEscaped() + u"</title>\n<style>"_s + QString::fromLatin1(style) +
           u"</style>\n</head>\n<body>\n"_s;
}

} // namespace

QString documentAsHtmlBody(const Document &document, const LinkAddress &addressOf)
{
    QString html = u"<h1>"_s + document.title.toHtmlEscaped() + u"</h1>\n"_s;
    html += paragraphs(document.lead);
    for (const DocumentSection &section : document.sections) {
        if (!section.heading.isEmpty())
            html += u"<h2>"_s + section.heading.toHtmlEscaped() + u"</h2>\n"_s;
        html += paragraphs(section.paragraphs);
        html += section.svg;
        if (!section.items.isEmpty())
            html += itemsAsHtml(section, addressOf);
        if (!section.rows.isEmpty())
            html += rowsAsHtml(section.rows);
    }
    return html;
}

QString documentAsHtml(const Document &document)
{
    return head(document.title) + documentAsHtmlBody(document) + u"</body>\n</html>\n"_s;
}

} // namespace ringthrough

#include "page_shell.h"
#include "site_words.h"

#include <QLocale>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

QString searchForm()
{
    return u"<form class=\"search\" action=\"index.html\" role=\"search\">"
           "<input type=\"search\" name=\"q\" aria-label=\"%1\" placeholder=\"%1\">"
           "<button>%2</button></form>\n"_s.arg(
               SiteWords::tr("The name or model of your router").toHtmlEscaped(),
               SiteWords::tr("Find").toHtmlEscaped());
}

QString headOf(const QString &title)
{
    const QLocale locale;
    const bool rightToLeft = locale.textDirection() == Qt::RightToLeft;
    const QString language = locale == QLocale::c() ? u"en"_s : locale.bcp47Name();
    return u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width\">\n<title>%3</title>\n"
           "<link rel=\"stylesheet\" href=\"guide.css\">\n</head>\n<body>\n"_s.arg(
               language, rightToLeft ? u"rtl"_s : u"ltr"_s, title.toHtmlEscaped());
}

} // namespace

QString pageName(const QString &id)
{
    return id + u".html"_s;
}

QString linkTo(const QString &id, const QString &text)
{
    return u"<a href=\"%1\">%2</a>"_s.arg(pageName(id).toHtmlEscaped(), text.toHtmlEscaped());
}

SiteFile sitePage(const QString &id, const QString &title, const QString &body,
                  const QString &trail)
{
    QString html = headOf(title);
    html += u"<header>\n<nav>"_s + linkTo(u"index"_s, SiteWords::tr("Ringthrough guide"));
    html += trail.isEmpty() ? QString() : u" \u203a "_s + trail;
    html += u"</nav>\n"_s + searchForm() + u"</header>\n<main>\n"_s + body;
    html += u"</main>\n</body>\n</html>\n"_s;
    return {pageName(id), html.toUtf8()};
}

} // namespace ringthrough

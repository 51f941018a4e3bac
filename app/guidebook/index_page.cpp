#include "index_page.h"
#include "letters.h"
#include "page_shell.h"
#include "site_words.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

// What somebody reads first; the rest is reached from there.
const QStringList &firstArticles()
{
    static const QStringList ids{u"what-is-sip-alg"_s, u"symptoms"_s, u"what-else-to-check"_s};
    return ids;
}

QString headed(const QString &heading, const QString &html)
{
    return u"<h2>"_s + heading.toHtmlEscaped() + u"</h2>\n"_s + html;
}

QString articleItem(const Article &article)
{
    return u"<li>"_s + linkTo(article.id, article.title) + u"<br>"_s +
           article.summary.toHtmlEscaped() + u"</li>\n"_s;
}

QString articleList(const KnowledgeBase &base)
{
    QString first;
    QString others;
    for (const QString &id : firstArticles()) {
        if (const Article *article = base.article(id))
            first += articleItem(*article);
    }
    for (const Article &article : base.articles()) {
        if (!firstArticles().contains(article.id))
            others += articleItem(article);
    }
    return u"<ul class=\"articles\">\n"_s + first + others + u"</ul>\n"_s;
}

template <typename Map>
QString letterRow(const Map &letters)
{
    QStringList links;
    for (auto it = letters.begin(); it != letters.end(); ++it)
        links.append(u"<a href=\"#letter-%1\">%1</a>"_s.arg(it.key()));
    return u"<p class=\"letters\">"_s + links.join(u' ') + u"</p>\n"_s;
}

QString letterHeading(const QString &letter)
{
    return u"<h3 id=\"letter-%1\">%1</h3>\n"_s.arg(letter);
}

QString vendorList(const KnowledgeBase &base)
{
    const auto letters = vendorsByLetter(base);
    QString html = letterRow(letters);
    for (auto it = letters.begin(); it != letters.end(); ++it) {
        html += letterHeading(it.key()) + u"<ul class=\"names\">\n"_s;
        for (const Vendor *vendor : it.value())
            html += u"<li>"_s + linkTo(vendor->id, vendor->name) + u"</li>\n"_s;
        html += u"</ul>\n"_s;
    }
    return html;
}

QString moreList()
{
    QString html = u"<ul>\n"_s;
    const auto add = [&html](const QString &id, const QString &text) {
        html += u"<li>"_s + linkTo(id, text) + u"</li>\n"_s;
    };
    add(modelsId, SiteWords::tr("All models by letter"));
    add(coverageId, SiteWords::tr("What is covered"));
    add(signalsId, SiteWords::tr("How routers are recognised"));
    add(commandsId, SiteWords::tr("Why some commands are left to you"));
    return html + u"</ul>\n"_s;
}

QString searchPart()
{
    return u"<div id=\"found\" aria-live=\"polite\" data-none=\"%1\" data-some=\"%2\"></div>\n"
           "<noscript><p>%3</p></noscript>\n"
           "<script src=\"search-index.js\"></script>\n<script src=\"search.js\"></script>\n"_s.arg(
               SiteWords::tr("Nothing fits. Try the name on the label under your router, or choose "
                             "its maker below.")
                   .toHtmlEscaped(),
               SiteWords::tr("These fit:").toHtmlEscaped(),
               SiteWords::tr("The search needs JavaScript. Everything can be reached through the "
                             "lists below as well.")
                   .toHtmlEscaped());
}

} // namespace

SiteFile indexPage(const KnowledgeBase &base)
{
    const QString title = SiteWords::tr("Phone calls through your router");
    QString body = u"<h1>"_s + title.toHtmlEscaped() + u"</h1>\n<p>"_s;
    body += SiteWords::tr("Your internet phone does not ring, one side hears nothing, or calls end "
                          "by themselves? Often the router changes the phone's messages. Find your "
                          "router here, and see how to switch that off.")
                .toHtmlEscaped();
    body += u"</p>\n"_s + searchPart();
    body += headed(SiteWords::tr("What it is about"), articleList(base));
    body += headed(SiteWords::tr("All makers and brands"), vendorList(base));
    body += headed(SiteWords::tr("Lists"), moreList());
    return sitePage(u"index"_s, title, body);
}

SiteFile modelsPage(const KnowledgeBase &base)
{
    const QString title = SiteWords::tr("All models by letter");
    const auto letters = modelsByLetter(base);
    QString body = u"<h1>"_s + title.toHtmlEscaped() + u"</h1>\n"_s + letterRow(letters);
    for (auto it = letters.begin(); it != letters.end(); ++it) {
        body += letterHeading(it.key()) + u"<ul class=\"names\">\n"_s;
        for (const ModelEntry &entry : it.value())
            body += u"<li>%1 <span>%2</span></li>\n"_s.arg(
                linkTo(entry.ref.device->id, entry.model), entry.ref.vendor->name.toHtmlEscaped());
        body += u"</ul>\n"_s;
    }
    return sitePage(modelsId, title, body);
}

} // namespace ringthrough

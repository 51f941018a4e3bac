#include "guide_document.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Article)
};

using List = DocumentSection::List;

QList<DocumentItem> itemsOf(const QStringList &sentences)
{
    QList<DocumentItem> items;
    for (const QString &sentence : sentences)
        items.append(DocumentItem{sentence});
    return items;
}

// What is said aloud stands in one item, so that nobody loses the thread.
DocumentItem spoken(const QStringList &sentences)
{
    return {Words::tr("You can say:"), sentences, {}};
}

void addSection(Document &document, const ArticleSection &section)
{
    QString heading = section.heading;
    QStringList text = section.text;
    const auto add = [&](List list, const QList<DocumentItem> &items) {
        document.sections.append(DocumentSection{heading, text, list, items, {}});
        heading.clear();
        text.clear();
    };
    if (!section.steps.isEmpty())
        add(List::Steps, itemsOf(section.steps));
    if (!section.points.isEmpty())
        add(List::Points, itemsOf(section.points));
    if (!section.say.isEmpty())
        add(List::Points, {spoken(section.say)});
    if (!text.isEmpty())
        add(List::Points, {});
}

QJsonObject sectionAsJson(const ArticleSection &section)
{
    return {{u"heading"_s, section.heading},
            {u"text"_s, QJsonArray::fromStringList(section.text)},
            {u"steps"_s, QJsonArray::fromStringList(section.steps)},
            {u"points"_s, QJsonArray::fromStringList(section.points)},
            {u"say"_s, QJsonArray::fromStringList(section.say)}};
}

} // namespace

Document articleDocument(const Article &article, const KnowledgeBase &base)
{
    Document document;
    document.title = article.title;
    document.lead = {article.summary};
    for (const ArticleSection &section : article.sections)
        addSection(document, section);
    const DocumentSection see = seeSection(article.see, base);
    if (!see.items.isEmpty())
        document.sections.append(see);
    document.sections.append(
        DocumentSection{Words::tr("Where this comes from"),
                        {Words::tr("Written down on %1.")
                             .arg(QLocale().toString(article.checked, QLocale::LongFormat))},
                        List::Points,
                        itemsOf(article.sources),
                        {}});
    return document;
}

QJsonObject articleAsJson(const Article &article)
{
    QJsonArray sections;
    for (const ArticleSection &section : article.sections)
        sections.append(sectionAsJson(section));
    return {{u"article"_s, article.id},
            {u"title"_s, article.title},
            {u"summary"_s, article.summary},
            {u"sections"_s, sections},
            {u"see"_s, QJsonArray::fromStringList(article.see)},
            {u"checked"_s, article.checked.toString(Qt::ISODate)},
            {u"sources"_s, QJsonArray::fromStringList(article.sources)}};
}

} // namespace ringthrough

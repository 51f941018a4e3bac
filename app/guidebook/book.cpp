#include "book.h"
#include "guide_document.h"
#include "letters.h"
#include "paper_pages.h"
#include "paper_text.h"
#include "site_words.h"
#include "tables.h"

namespace ringthrough {

namespace {

constexpr int indexColumns = 3;

QString bookTitle()
{
    return SiteWords::tr("Phone calls through your router");
}

QString indexTitle()
{
    return SiteWords::tr("All models");
}

QList<Document> tables(const KnowledgeBase &base)
{
    return {coverageTable(base), commandsTable(base), signalsTable(base)};
}

void addFront(PaperText &paper)
{
    paper.addTitle(bookTitle());
    paper.addParagraph(
        SiteWords::tr("How to switch off SIP ALG, the part of a router that changes the messages "
                      "of internet phones. Look your router up in the contents or in the list of "
                      "models at the end, and print its pages only."));
}

// A number that is not known yet takes as much room as one that is.
int shown(int page)
{
    constexpr int someThreeDigits = 888;
    return page > 0 ? page : someThreeDigits;
}

void addContents(PaperText &paper, const KnowledgeBase &base, const PageOf &pageOf)
{
    paper.addHeading(SiteWords::tr("Contents"), 1, true);
    for (const Article &article : base.articles())
        paper.addEntry(article.title, shown(pageOf(article.id)), 2);
    for (const Vendor &vendor : base.vendors()) {
        paper.addEntry(vendor.name, 0, 1);
        for (const Device &device : vendor.devices)
            paper.addEntry(device.family, shown(pageOf(device.id)), 2);
    }
    paper.addEntry(SiteWords::tr("Lists"), 0, 1);
    for (const Document &table : tables(base))
        paper.addEntry(table.title, shown(pageOf(table.title)), 2);
    paper.addEntry(indexTitle(), shown(pageOf(indexTitle())), 2);
}

void addGuides(PaperText &paper, const KnowledgeBase &base)
{
    for (const Article &article : base.articles())
        paper.add(articleDocument(article, base), article.id);
    for (const Vendor &vendor : base.vendors()) {
        for (const Device &device : vendor.devices)
            paper.add(guideDocument({&vendor, &device}, base), device.id);
    }
}

void addTables(PaperText &paper, const KnowledgeBase &base)
{
    for (const Document &table : tables(base))
        paper.add(table, table.title);
}

void addIndex(PaperText &paper, const KnowledgeBase &base, const PageOf &pageOf)
{
    paper.add({indexTitle(), {}, {}}, indexTitle());
    const auto letters = modelsByLetter(base);
    for (auto it = letters.begin(); it != letters.end(); ++it) {
        QList<std::pair<QString, int>> lines;
        for (const ModelEntry &entry : it.value())
            lines.append({entry.model, shown(pageOf(entry.ref.device->id))});
        paper.addHeading(it.key(), 3);
        paper.addColumns(lines, indexColumns);
    }
}

void addAll(PaperText &paper, const KnowledgeBase &base, const PageOf &pageOf)
{
    addFront(paper);
    addContents(paper, base, pageOf);
    addGuides(paper, base);
    addTables(paper, base);
    addIndex(paper, base, pageOf);
}

// A maker begins with the first of its families.
int pageIn(PaperText &paper, const KnowledgeBase &base, const QString &id)
{
    const Vendor *vendor = base.vendor(id);
    return paper.pageOf(vendor ? vendor->devices.first().id : id);
}

} // namespace

QByteArray bookAsPdf(const KnowledgeBase &base)
{
    // The pages are known only when everything is set, so it is set twice.
    const PageOf unknown = [](const QString &) { return shown(0); };
    PaperText draft(unknown);
    addAll(draft, base, unknown);
    const PageOf known = [&](const QString &id) { return pageIn(draft, base, id); };
    PaperText paper(known);
    addAll(paper, base, known);
    return asPdf(paper.laidOut(), bookTitle());
}

} // namespace ringthrough

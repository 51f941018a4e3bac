#include "paper.h"
#include "paper_pages.h"
#include "paper_text.h"

#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Document documentOf(int paragraphs)
{
    Document document;
    document.title = u"A title"_s;
    for (int i = 0; i < paragraphs; ++i)
        document.lead.append(u"Paragraph %1."_s.arg(i));
    document.sections = {
        {u"Steps"_s,
         {u"Before."_s},
         DocumentSection::List::Steps,
         {{u"Do this."_s, {u"a line to type"_s}, {}}, {{}, {}, {u"Other"_s, u"id"_s}}},
         {{u"Head"_s, u"Other head"_s}, {u"Cell"_s, u"Other cell"_s}}}};
    return document;
}

int pagesIn(const QByteArray &pdf)
{
    return int(pdf.count("/Type /Page\n"));
}

} // namespace

class TestPaper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShortDocumentIsOnePage();
    void aLongOneGoesOn();
    void everythingIsSet();
    void knowsOnWhichPageADocumentBegins();
    void contentsLeadToTheRightEdge();
    void linksArePrintedAsPages();
};

void TestPaper::aShortDocumentIsOnePage()
{
    const QByteArray pdf = documentAsPdf(documentOf(3));
    QVERIFY(pdf.startsWith("%PDF-1."));
    QCOMPARE(pagesIn(pdf), 1);
}

void TestPaper::aLongOneGoesOn()
{
    const int some = pagesIn(documentAsPdf(documentOf(200)));
    QVERIFY(some > 2);
    QVERIFY(pagesIn(documentAsPdf(documentOf(400))) > some);
}

void TestPaper::everythingIsSet()
{
    PaperText paper;
    paper.add(documentOf(1));
    const QString text = paper.laidOut().toPlainText();
    for (const QString &part :
         {u"A title"_s, u"Paragraph 0."_s, u"Steps"_s, u"Before."_s, u"\u2610 1.\tDo this."_s,
          u"a line to type"_s, u"Other (id)"_s, u"Head"_s, u"Other cell"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u"\n"_s + text));
}

void TestPaper::knowsOnWhichPageADocumentBegins()
{
    PaperText paper;
    paper.addTitle(u"Book"_s);
    paper.add(documentOf(200), u"long"_s);
    paper.add(documentOf(1), u"short"_s);
    QCOMPARE(paper.pageOf(u"long"_s), 2);
    QCOMPARE(paper.pageOf(u"short"_s), pagesIn(asPdf(paper.laidOut(), u"Book"_s)));
    QVERIFY(paper.pageOf(u"short"_s) > 3);
    QCOMPARE(paper.pageOf(u"nothing"_s), 0);
}

void TestPaper::contentsLeadToTheRightEdge()
{
    PaperText paper;
    paper.addEntry(u"What"_s, 7, 2);
    paper.addEntry(u"Who"_s, 0, 1);
    QCOMPARE(paper.laidOut().pageCount(), 1);
    const QTextBlock block = paper.laidOut().begin();
    QCOMPARE(block.text(), u"What\t7"_s);
    QCOMPARE(block.layout()->lineCount(), 1);
    const qreal end = block.layout()->lineAt(0).cursorToX(int(block.length()) - 1);
    QVERIFY2(end > paperWidth() * 0.9 && end < paperWidth() + 1, qPrintable(QString::number(end)));
    QCOMPARE(block.next().text(), u"Who"_s);
}

void TestPaper::linksArePrintedAsPages()
{
    PaperText paper([](const QString &id) { return id == u"id"_s ? 12 : 0; });
    Document document = documentOf(0);
    document.sections.first().items.append({u"Do that."_s, {}, {u"Read more"_s, u"id"_s}});
    document.sections.first().items.append({{}, {}, {u"Elsewhere"_s, u"nowhere"_s}});
    paper.add(document);
    const QString text = paper.laidOut().toPlainText();
    for (const QString &part :
         {u"Other (page 12)"_s, u"Do that. (page 12)"_s, u"Elsewhere (nowhere)"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
}

QTEST_MAIN(TestPaper)
#include "tst_paper.moc"

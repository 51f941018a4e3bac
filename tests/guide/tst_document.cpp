#include "document.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

using List = DocumentSection::List;

Document hostileDocument()
{
    const QString nasty = u"<script>alert(1)</script> & \"x\" [a](javascript:b) `c` |\x1b[31m"_s;
    Document document{nasty, {nasty}, {}};
    document.sections.append(
        {nasty, {nasty}, List::Steps, {{nasty, {nasty}}}, {{nasty, nasty}, {nasty, nasty}}});
    return document;
}

Document shortDocument()
{
    Document document{u"Title"_s, {u"Lead."_s}, {}};
    document.sections.append(
        {u"Steps"_s, {}, List::Steps, {{u"Click."_s, {}}, {u"Type this."_s, {u"ls -l"_s}}}, {}});
    document.sections.append(
        {u"Table"_s, {}, List::Points, {}, {{u"What"_s, u"Value"_s}, {u"Router"_s, u"x"_s}}});
    return document;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textNumbersSteps();
    void markdownNumbersSteps();
    void markdownFencesBackticks();
    void htmlIsWellFormed();
    void htmlEscapesEverything();
    void htmlRefersToNothingOutside();
    void markdownMakesNoLinksOrTags();
    void textCannotCommandATerminal();
};

void TestDocument::textNumbersSteps()
{
    QCOMPARE(documentAsText(shortDocument()), u"Title\n=====\n\nLead.\n\nSteps\n-----\n\n 1. "
                                              "Click.\n 2. Type this.\n        ls -l\n\n"
                                              "Table\n-----\n\n  What    Value\n  Router  x\n"_s);
}

void TestDocument::markdownNumbersSteps()
{
    QCOMPARE(documentAsMarkdown(shortDocument()),
             u"# Title\n\nLead.\n\n## Steps\n\n1. Click.\n2. Type this.\n   - `ls -l`\n\n## "
             "Table\n\n| What | Value |\n| --- | --- |\n| Router | x |\n"_s);
}

void TestDocument::markdownFencesBackticks()
{
    Document document{u"T"_s, {}, {}};
    document.sections.append({u"S"_s, {}, List::Points, {{u"Type:"_s, {u"echo `id`"_s}}}, {}});
    QVERIFY(documentAsMarkdown(document).contains(u"- `` echo `id` ``\n"_s));
}

void TestDocument::htmlIsWellFormed()
{
    // The void elements of the head are the only ones that XML would want closed.
    QString html = documentAsHtml(hostileDocument());
    html.remove(QRegularExpression(u"<meta[^>]*>|<!DOCTYPE html>"_s)).remove(u'\x1b');
    QXmlStreamReader reader(html);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

void TestDocument::htmlEscapesEverything()
{
    const QString html = documentAsHtml(hostileDocument());
    QVERIFY(!html.contains(u"<script"_s));
    // Title and heading, lead, section, paragraph, item, line, four cells.
    QCOMPARE(html.count(u"&lt;script&gt;"_s), 11);
}

void TestDocument::htmlRefersToNothingOutside()
{
    const QString html = documentAsHtml(shortDocument());
    const QRegularExpression reference(u"(src|href)\\s*=|url\\(|@import"_s);
    QVERIFY(!reference.match(html).hasMatch());
    QVERIFY(html.contains(u"default-src 'none'"_s));
}

void TestDocument::markdownMakesNoLinksOrTags()
{
    const QString markdown = documentAsMarkdown(hostileDocument());
    const QString outsideCode = QString(markdown).remove(QRegularExpression(u"`` .* ``"_s));
    QVERIFY(!outsideCode.contains(QRegularExpression(u"(?<!\\\\)<"_s)));
    QVERIFY(!outsideCode.contains(QRegularExpression(u"(?<!\\\\)\\["_s)));
}

void TestDocument::textCannotCommandATerminal()
{
    QVERIFY(!documentAsText(hostileDocument()).contains(u'\x1b'));
    QVERIFY(!documentAsMarkdown(hostileDocument()).contains(u'\x1b'));
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"

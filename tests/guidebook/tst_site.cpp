#include "book.h"
#include "letters.h"
#include "site.h"
#include "tables.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Device deviceOf(const QString &id, const QStringList &models, Switchable how)
{
    Device device;
    device.id = id;
    device.family = u"Family <"_s + id + u'>';
    device.models = models;
    device.alg = {u"SIP & ALG"_s, AlgState::On, how};
    device.confidence = Confidence::Medium;
    device.checked = QDate(2026, 11, 22);
    return device;
}

Rule ruleOf(Signal signal, Weight weight)
{
    Rule rule;
    rule.signal = signal;
    rule.weight = weight;
    return rule;
}

KnowledgeBase someKnowledge()
{
    Vendor acme;
    acme.id = u"acme"_s;
    acme.name = u"Acme & Sons"_s;
    acme.aliases = {u"ACM"_s};
    acme.countries = {u"SE"_s, u"worldwide"_s};
    acme.rules = {ruleOf(Signal::HttpTitle, Weight::Maker), ruleOf(Signal::Mac, Weight::Weak)};
    acme.devices = {deviceOf(u"acme-one"_s, {u"A10"_s, u"A9"_s, u"7"_s}, Switchable::Web),
                    deviceOf(u"acme-two"_s, {u"B1"_s}, Switchable::Cli)};
    acme.devices[0].waysRound = {WayRound::SipOverTls};
    acme.devices[1].noRecipe = u"Nobody <dared>."_s;
    Vendor phone;
    phone.id = u"phone"_s;
    phone.name = u"Phone"_s;
    phone.related = {u"acme"_s};
    phone.devices = {deviceOf(u"phone-hub"_s, {u"Hub"_s}, Switchable::No)};
    phone.devices[0].madeBy = {u"acme"_s};
    Article article;
    article.id = u"way-tls"_s;
    article.title = u"Encrypted"_s;
    article.summary = u"How to."_s;
    article.about = WayRound::SipOverTls;
    article.see = {u"acme-one"_s};
    article.checked = QDate(2026, 11, 22);
    return KnowledgeBase(Knowledge{{acme, phone}, {article}});
}

QString fileNamed(const QList<SiteFile> &files, const QString &name)
{
    for (const SiteFile &file : files) {
        if (file.name == name)
            return QString::fromUtf8(file.contents);
    }
    return {};
}

} // namespace

class TestSite : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_files = siteFiles(m_base); }
    void everyEntryHasAPage();
    void nothingIsTakenForMarkup();
    void aVendorShowsWhatItBuildsForOthers();
    void aFamilyLeadsToItsVendorAndArticles();
    void theSearchKnowsAllNames();
    void modelsAreInTheOrderOfAnIndex();
    void coverageCountsEverything();
    void commandsWithoutARecipeGiveTheReason();
    void signalsTellProofsFromHints();
    void theBookHasEverything();

private:
    KnowledgeBase m_base = someKnowledge();
    QList<SiteFile> m_files;
};

void TestSite::everyEntryHasAPage()
{
    QStringList names;
    for (const SiteFile &file : m_files) {
        QVERIFY2(!file.contents.isEmpty(), qPrintable(file.name));
        QVERIFY2(!names.contains(file.name), qPrintable(file.name));
        names.append(file.name);
    }
    for (const QString &id : {u"index"_s, u"acme"_s, u"phone"_s, u"acme-one"_s, u"acme-two"_s,
                              u"phone-hub"_s, u"way-tls"_s, u"models"_s})
        QVERIFY2(names.contains(id + u".html"_s), qPrintable(id));
    QVERIFY(names.contains(u"search.js"_s));
}

void TestSite::nothingIsTakenForMarkup()
{
    for (const SiteFile &file : m_files) {
        if (!file.name.endsWith(u".html"_s))
            continue;
        QVERIFY(!file.contents.contains("<acme-one>"));
        QVERIFY(!file.contents.contains("<dared>"));
        QVERIFY(!file.contents.contains("Acme & Sons"));
    }
}

void TestSite::aVendorShowsWhatItBuildsForOthers()
{
    const QString acme = fileNamed(m_files, u"acme.html"_s);
    QVERIFY(acme.contains(u"<a href=\"phone-hub.html\">Phone, Family"_s));
    QVERIFY(acme.contains(u"ACM"_s));
    QVERIFY(acme.contains(u"Sweden, all over the world"_s));
    QVERIFY(fileNamed(m_files, u"phone.html"_s).contains(u"<a href=\"acme.html\">"_s));
}

void TestSite::aFamilyLeadsToItsVendorAndArticles()
{
    const QString one = fileNamed(m_files, u"acme-one.html"_s);
    QVERIFY(one.contains(u"<a href=\"acme.html\">Acme &amp; Sons</a>"_s));
    QVERIFY(one.contains(u"<a href=\"way-tls.html\">"_s));
    QVERIFY(fileNamed(m_files, u"way-tls.html"_s).contains(u"<a href=\"acme-one.html\">"_s));
}

void TestSite::theSearchKnowsAllNames()
{
    const QByteArray script = fileNamed(m_files, u"search-index.js"_s).toUtf8();
    const QByteArray before = "var guideIndex = ";
    QVERIFY(script.startsWith(before));
    QVERIFY(!script.contains("</"));
    const QJsonArray entries =
        QJsonDocument::fromJson(script.mid(before.size()).trimmed().chopped(1)).array();
    QCOMPARE(entries.size(), 3);
    QCOMPARE(entries.at(2)[u"id"].toString(), u"phone-hub"_s);
    QCOMPARE(entries.at(2)[u"names"].toArray(), QJsonArray{u"Acme & Sons"_s});
}

void TestSite::modelsAreInTheOrderOfAnIndex()
{
    const auto letters = modelsByLetter(m_base);
    QCOMPARE(letters.keys(), (QStringList{u"0\u20139"_s, u"A"_s, u"B"_s, u"H"_s}));
    QCOMPARE(letters[u"A"_s].first().model, u"A9"_s);
    QCOMPARE(letters[u"A"_s].last().model, u"A10"_s);
}

void TestSite::coverageCountsEverything()
{
    const Document table = coverageTable(m_base);
    QVERIFY(table.lead.first().startsWith(u"2 makers and brands, 3 families, 5 models"_s));
    QCOMPARE(table.sections.first().rows.size(), 4);
    QCOMPARE(table.sections.first().rows.at(1).at(2), u"3"_s);
    QCOMPARE(table.sections.first().rows.at(1).last(), u"2026-11-22"_s);
}

void TestSite::commandsWithoutARecipeGiveTheReason()
{
    const QList<QStringList> rows = commandsTable(m_base).sections.first().rows;
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(1).last(), u"Nobody <dared>."_s);
}

void TestSite::signalsTellProofsFromHints()
{
    const QList<QStringList> rows = signalsTable(m_base).sections.first().rows;
    QCOMPARE(rows.at(1), (QStringList{u"Acme & Sons"_s, u"http.title"_s, u"mac"_s}));
    QCOMPARE(rows.at(2).at(1), u"nothing; you choose it"_s);
}

void TestSite::theBookHasEverything()
{
    const QByteArray pdf = bookAsPdf(m_base);
    // Title, contents, an article, three families, three tables, the index.
    QCOMPARE(pdf.count("/Type /Page\n"), 10);
}

QTEST_MAIN(TestSite)
#include "tst_site.moc"

#include "small_knowledge.h"

#include "search_name.h"
#include "search_query.h"

#include <QtTest>

using namespace ringthrough;

namespace {

KnowledgeBase knowledge()
{
    Vendor asus = vendorFrom("asus", "ASUS", {},
                             familyText("asus-asuswrt", "RT-AC68U, RT-AC68R, RT-AX88U") +
                                 familyText("asus-old", "RT-N16, RT-N66U"));
    asus.aliases = {QStringLiteral("ASUSTeK")};
    Vendor huawei = vendorFrom("huawei", "Huawei", {},
                               familyText("huawei-hg", "HG659, HG633, 'Speedport W 724V'"));
    huawei.aliases = {QStringLiteral("TalkTalk Wi-Fi Hub")};
    Vendor sky = vendorFrom("sky", "Sky", {}, familyText("sky-hub", "SR203"));
    sky.devices.first().madeBy = {QStringLiteral("huawei")};
    return KnowledgeBase({asus, huawei, sky});
}

// Names that are near to each other.
KnowledgeBase lookalikes()
{
    Vendor zurich = vendorFrom("zuerinet", "Zürinet", {},
                               familyText("zuerinet-box", "Box 7590, Box 7490, 'Café (WN1l0)'"));
    zurich.aliases = {QStringLiteral("Box")};
    const Vendor reseller = vendorFrom("acme", "Acme", {},
                                       familyText("acme-long", "Box 75900, Home Hub 3") +
                                           familyText("acme-hub", "Hub 3 (Super 9)") +
                                           familyText("acme-box", "Box 7590, Turbo C7 v2") +
                                           familyText("acme-turbo", "Turbo C70, XC7") +
                                           familyText("acme-other", "Turbo C7 v1"));
    const Vendor named = vendorFrom("turbo", "Turbo", {}, familyText("turbo-one", "Q1"));
    Vendor mini =
        vendorFrom("mini", "Mini", {},
                   familyText("mini-wide", "Wide") + familyText("mini-other", "'Mini (Maxi 4)'"));
    mini.devices.first().madeBy = {QStringLiteral("maxi")};
    const Vendor maxi = vendorFrom("maxi", "Maxi", {}, familyText("maxi-box", "Very Wide"));
    const Vendor edge =
        vendorFrom("other", "Other", {},
                   familyText("other-of", "'Edge One'") + familyText("other-one", "EdgeRouter"));
    return KnowledgeBase({reseller, zurich, named, mini, maxi, edge});
}

QStringList found(const KnowledgeBase &base, const QString &text)
{
    QStringList ids;
    for (const DeviceRef &ref : base.search(text))
        ids.append(ref.device->id);
    return ids;
}

} // namespace

class TestSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void putsTheBestFirst_data();
    void putsTheBestFirst();
    void foldsNames_data();
    void foldsNames();
    void wordsStandInNames_data();
    void wordsStandInNames();
    void guessesAtWords_data();
    void guessesAtWords();
    void wordsThatMayMiss();
    void isNotSlowWithALongText();
};

void TestSearch::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("ids");
    const QString asuswrt = QStringLiteral("asus-asuswrt");
    const QString old = QStringLiteral("asus-old");
    const QString hg = QStringLiteral("huawei-hg");
    const QString sky = QStringLiteral("sky-hub");
    const auto row = [](const char *text, QStringList ids) {
        QTest::newRow(text) << QString::fromLatin1(text) << ids;
    };
    row("asus-old", {old});
    row("RT-AC68U", {asuswrt});
    row("rt ac68u", {asuswrt});
    row("rtac68u", {asuswrt});
    row("AC68", {asuswrt});
    row("ASUS RT-N66U", {old});
    row("asustek rt-n66u", {old});
    row("rt-n66u asus", {old});
    row("asusrt-n66u", {old});
    row("rt", {old, asuswrt});
    row("asus", {asuswrt, old});
    row("AsusTek", {asuswrt, old});
    row("talktalk", {hg});
    row("TalkTalk Wi-Fi Hub", {hg});
    row("speedport 724v", {hg});
    row("RT-AC86U", {asuswrt});
    row("RT-AC68X", {asuswrt});
    row("sky", {sky});
    row("huawei", {hg, sky});
    row("huawei sr203", {sky});
    row("sky sr203", {sky});
    row("huwaei", {hg});
    row("hauwei hg659", {hg});
    row("my huawei hg659 wireless router", {hg});
    row("huawei hg659 unheard of", {hg});
    row("hg unheard", {});
    row("router of asus", {asuswrt, old});
    row("", {});
    row("  -  ", {});
    row("cisco", {});
}

void TestSearch::finds()
{
    QFETCH(QString, text);
    QFETCH(QStringList, ids);
    QCOMPARE(found(knowledge(), text), ids);
}

void TestSearch::putsTheBestFirst_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("ids");
    const auto row = [](const char *text, const char *ids) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(ids).split(u' ');
    };
    // The vendor whose brand it is before another that sells it, a longer number after both.
    row("Box 7590", "zuerinet-box acme-box acme-long");
    row("acme box 7590", "acme-box acme-long");
    row("7490", "zuerinet-box");
    // The whole model before one with more words, what stands in brackets not counted.
    row("Hub 3", "acme-hub acme-long");
    row("super 9", "acme-hub");
    // A whole word before a longer one before a part; the version that was named first.
    row("c7", "acme-box acme-other acme-turbo");
    row("acme turbo c7 v1", "acme-other acme-box acme-turbo");
    row("acme turbo c7 v2", "acme-box acme-other acme-turbo");
    // The vendor's name before a word of somebody's models.
    row("turbo", "turbo-one acme-turbo acme-box acme-other");
    row("edge router", "other-one other-of");
    // Who builds it comes last.
    row("maxi wide", "maxi-box mini-wide");
    row("maxi", "maxi-box mini-other mini-wide");
    // Accents, with and without.
    row("Zürinet", "zuerinet-box");
    row("zurinet", "zuerinet-box");
    row("zuerinet", "zuerinet-box");
    row("cafe", "zuerinet-box");
    // Letters that look like digits before other misspellings.
    row("box 759O", "zuerinet-box acme-box acme-long");
    row("wnllo", "zuerinet-box");
    // A number that there is, is no misspelling of another.
    row("bxo 7490", "zuerinet-box");
    row("box 7950", "zuerinet-box acme-box");
}

void TestSearch::putsTheBestFirst()
{
    QFETCH(QString, text);
    QFETCH(QStringList, ids);
    QCOMPARE(found(lookalikes(), text), ids);
}

void TestSearch::foldsNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::addColumn<int>("counted");
    const auto row = [](const char *name, const char *letters, int counted) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromLatin1(letters) << counted;
    };
    row("FRITZ!Box 7590", "fritzbox7590", 12);
    row("F@st 5366", "fast5366", 8);
    row("Größe Ærø Łódź", "grossearolodz", 13);
    row("Hub 3 (Arris TG2492)", "hub3arristg2492", 4);
    row("(R7000)", "r7000", 5);
    row("!?", "", 0);
}

void TestSearch::foldsNames()
{
    QFETCH(QString, name);
    QFETCH(QString, letters);
    QFETCH(int, counted);
    QCOMPARE(searchName(name).letters, letters);
    QCOMPARE(int(searchName(name).counted), counted);
    QCOMPARE(searchName(QString(500, u'a')).letters.size(), SearchName::longest);
}

void TestSearch::wordsStandInNames_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("fit");
    const auto row = [](const char *word, const char *name, Fit fit) {
        QTest::addRow("%s in %s", word, name)
            << QString::fromLatin1(word) << QString::fromLatin1(name) << int(fit);
    };
    row("fritzbox", "FRITZ!Box 7590", Fit::Whole);
    row("7000", "R7000P", Fit::Whole);
    row("c7", "Archer C7 v4", Fit::Whole);
    row("c7", "Archer C70", Fit::Begins);
    row("arch", "Archer C7", Fit::Begins);
    row("cher", "Archer C7", Fit::Inside);
    row("ch", "Archer C7", Fit::Nowhere);
    row("7", "Archer C7", Fit::Nowhere);
    row("7", "Archer 7", Fit::Whole);
    row("5", "Archer 50 Box 5", Fit::Whole);
    row("archer", "", Fit::Nowhere);
}

void TestSearch::wordsStandInNames()
{
    QFETCH(QString, word);
    QFETCH(QString, name);
    QFETCH(int, fit);
    QCOMPARE(int(standing(word, searchName(name)).fit), fit);
}

void TestSearch::guessesAtWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("guess");
    const auto row = [](const char *word, const char *name, int guess) {
        QTest::addRow("%s for %s", word, name)
            << QString::fromLatin1(word) << QString::fromLatin1(name) << guess;
    };
    row("acher", "Archer C7", 2);
    row("netgaer", "NETGEAR", 2);
    row("huaawei", "Huawei", 2);
    row("lynksis", "Linksys", 3);
    row("r7oo0", "R7000", 1);
    row("hi11", "Hill", 1);
    row("oil", "Hub 01l", 1);
    row("oil", "Toll", 0);
    row("7950", "FRITZ!Box 7590", 2);
    row("7905", "FRITZ!Box 7590", 0);
    row("hub", "Hut", 0);
    row("tlwr842n", "TL-WR841N", 2);
}

void TestSearch::guessesAtWords()
{
    QFETCH(QString, word);
    QFETCH(QString, name);
    QFETCH(int, guess);
    const Standing here = nearest(word, searchName(name));
    QCOMPARE(here.guess, guess);
    QCOMPARE(here.fit != Fit::Nowhere, guess > 0);
}

void TestSearch::wordsThatMayMiss()
{
    const SearchQuery query = searchQuery(
        QStringLiteral("My Archer C7 v5 AC1750 Dual-Band Wi-Fi 5GHz 4G Routers archer"));
    QStringList needed;
    for (const SearchWord &word : query.words) {
        if (!word.mayMiss)
            needed.append(word.letters);
    }
    QCOMPARE(needed, (QStringList{QStringLiteral("archer"), QStringLiteral("c7")}));
    QCOMPARE(query.needed(), 2);
    QCOMPARE(searchQuery(QStringLiteral("the WLAN router")).needed(), 2);
}

void TestSearch::isNotSlowWithALongText()
{
    QVERIFY(knowledge().search(QString(1000000, u'a')).isEmpty());
    QVERIFY(searchQuery(QStringLiteral("a1 b2 c3 d4 e5 ").repeated(1000)).words.size() <= 16);
}

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"

#include "mac_prefix.h"
#include "model_name.h"
#include "near_miss.h"
#include "rule.h"

#include <QtTest>

using namespace ringthrough;

class TestRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data();
    void fits();
    void wantsItsPath_data();
    void wantsItsPath();
    void reportsItsOwnModelWhenNoneIsCaptured();
    void macPrefixes_data();
    void macPrefixes();
    void macPrefixesByRegex();
    void listedModels_data();
    void listedModels();
    void nearMisses_data();
    void nearMisses();
};

void TestRule::fits_data()
{
    QTest::addColumn<Match>("match");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("fits");
    const QString word = QStringLiteral("Router");
    QTest::newRow("equals") << Match::Equals << word << word << true;
    QTest::newRow("equals not") << Match::Equals << word << QStringLiteral("Router 1") << false;
    QTest::newRow("case counts") << Match::Equals << word << QStringLiteral("router") << false;
    QTest::newRow("prefix") << Match::Prefix << word << QStringLiteral("Router 1") << true;
    QTest::newRow("prefix not") << Match::Prefix << word << QStringLiteral("A Router") << false;
    QTest::newRow("contains") << Match::Contains << word << QStringLiteral("A Router 1") << true;
    QTest::newRow("contains not") << Match::Contains << word << QStringLiteral("Route") << false;
    QTest::newRow("regex") << Match::Regex << QStringLiteral("^R.*r$") << word << true;
    QTest::newRow("regex not") << Match::Regex << QStringLiteral("^outer") << word << false;
}

void TestRule::fits()
{
    QFETCH(Match, match);
    QFETCH(QString, text);
    QFETCH(QString, value);
    QFETCH(bool, fits);
    Rule rule;
    rule.signal = Signal::HttpTitle;
    rule.match = match;
    rule.text = text;
    rule.regex.setPattern(text);
    QCOMPARE(rule.fits({Signal::HttpTitle, value, {}}), fits);
    QVERIFY(!rule.fits({Signal::HttpServer, value, {}}));
}

void TestRule::wantsItsPath_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("fits");
    const QString here = QStringLiteral("http://10.0.0.1/a.htm?b=1");
    QTest::newRow("any") << QString() << here << true;
    QTest::newRow("same") << QStringLiteral("/a.htm") << here << true;
    QTest::newRow("with query") << QStringLiteral("/a.htm?b=1") << here << true;
    QTest::newRow("other query") << QStringLiteral("/a.htm?b=2") << here << false;
    QTest::newRow("other") << QStringLiteral("/b.htm") << here << false;
    QTest::newRow("no address") << QStringLiteral("/a.htm") << QString() << false;
}

void TestRule::wantsItsPath()
{
    QFETCH(QString, path);
    QFETCH(QString, url);
    QFETCH(bool, fits);
    Rule rule;
    rule.match = Match::Contains;
    rule.text = QStringLiteral("x");
    rule.path = path;
    QCOMPARE(rule.fits({Signal::HttpBody, QStringLiteral("xyz"), QUrl(url)}), fits);
}

void TestRule::reportsItsOwnModelWhenNoneIsCaptured()
{
    Rule rule;
    rule.match = Match::Regex;
    rule.regex.setPattern(QStringLiteral("box( (?<model>\\w+))?"));
    rule.setsModel = QStringLiteral("Box");
    QString model;
    QVERIFY(rule.fits({Signal::HttpBody, QStringLiteral("box 7"), {}}, &model));
    QCOMPARE(model, QStringLiteral("7"));
    QVERIFY(rule.fits({Signal::HttpBody, QStringLiteral("box"), {}}, &model));
    QCOMPARE(model, QStringLiteral("Box"));
}

void TestRule::macPrefixes_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<int>("digits");
    const QString mac = QStringLiteral("70:b3:d5:7a:0f:11");
    QTest::newRow("24 bits") << mac << QStringLiteral("70:B3:D5") << 6;
    QTest::newRow("28 bits") << mac << QStringLiteral("70b3d57") << 7;
    QTest::newRow("36 bits") << mac << QStringLiteral("70-B3-D5-7A-0") << 9;
    QTest::newRow("Cisco's dots") << QStringLiteral("70b3.d57a.0f11") << QStringLiteral("70b3d5")
                                  << 6;
    QTest::newRow("other maker") << mac << QStringLiteral("70:B3:D6") << 0;
    QTest::newRow("too short") << mac << QStringLiteral("70:B3") << 0;
    QTest::newRow("no prefix") << mac << QString() << 0;
    QTest::newRow("not an address")
        << QStringLiteral("70:b3:d5") << QStringLiteral("70:B3:D5") << 0;
    QTest::newRow("words") << QStringLiteral("router") << QStringLiteral("70:B3:D5") << 0;
    QTest::newRow("made up") << QStringLiteral("72:b3:d5:7a:0f:11") << QStringLiteral("72:B3:D5")
                             << 0;
}

void TestRule::macPrefixes()
{
    QFETCH(QString, address);
    QFETCH(QString, prefix);
    QFETCH(int, digits);
    Rule rule;
    rule.signal = Signal::Mac;
    rule.match = Match::Prefix;
    rule.text = prefix;
    QCOMPARE(macDigitsCovered(rule, address), digits);
    QCOMPARE(rule.fits({Signal::Mac, address, {}}), digits > 0);
}

void TestRule::macPrefixesByRegex()
{
    Rule rule;
    rule.signal = Signal::Mac;
    rule.match = Match::Regex;
    rule.regex.setPattern(QStringLiteral("^(00:50:7f|02:11:22)"));
    QCOMPARE(macDigitsCovered(rule, QStringLiteral("00-50-7F-01-02-03")), 6);
    QCOMPARE(macDigitsCovered(rule, QStringLiteral("00:51:7f:01:02:03")), 0);
    QCOMPARE(macDigitsCovered(rule, QStringLiteral("02:11:22:01:02:03")), 0);
}

void TestRule::listedModels_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("listed");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *said, const char *listed, bool same) {
        QTest::newRow(qPrintable(
            QStringLiteral("%1 / %2").arg(QString::fromUtf8(said), QString::fromUtf8(listed))))
            << QString::fromUtf8(said) << QString::fromUtf8(listed) << same;
    };
    row("RT-AC68U", "RT-AC68U", true);
    row("rt_ac68u", "RT-AC68U", true);
    row("RTAC68U", "RT-AC68U", true);
    row("ZenWiFi_XT8", "ZenWiFi XT8", true);
    row("ACME Router7", "Router7", true);
    row("Router7", "Acme Router7", true);
    row("7490 (UI)", "7490", true);
    row("F670LV9.0", "F670L", true);
    row("WR841N", "TL-WR841N", true);
    row("hAP ac^2", "hAP ac2", true);
    row("ZenWiFi_XT8", "ZenWiFi AX (XT8)", true);
    row("ZenWiFi AX (XT8)", "ZenWiFi AX (XT8)", true);
    row("ZenWiFi AX", "ZenWiFi AX (XT8)", false);
    row("TG582n v2", "TG582n", false);
    row("RB4011iGS", "RB4011iGS+RM", false);
    row("RT-AC68", "RT-AC68U", false);
    row("100", "AC-100", false);
    row("", "AC-100", false);
    row("---", "AC-100", false);
}

void TestRule::listedModels()
{
    QFETCH(QString, said);
    QFETCH(QString, listed);
    QFETCH(bool, same);
    QCOMPARE(meansListedModel(said, {listed}, {QStringLiteral("Acme"), QStringLiteral("ZenWiFi")}),
             same);
}

void TestRule::nearMisses_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("meant");
    const auto row = [](const char *word, const char *meant) {
        QTest::newRow(word) << QString::fromLatin1(word) << QString::fromLatin1(meant);
    };
    row("user_promt", "user_prompt");
    row("userPrompt", "user_prompt");
    row("user-prompt", "user_prompt");
    row("leaev", "leave");
    row("nmae", "name");
    row("id", "");
    row("colour", "");
}

void TestRule::nearMisses()
{
    QFETCH(QString, word);
    QFETCH(QString, meant);
    QCOMPARE(nearMiss(word, {QStringLiteral("user_prompt"), QStringLiteral("leave"),
                             QStringLiteral("name")}),
             meant);
}

QTEST_GUILESS_MAIN(TestRule)
#include "tst_rule.moc"

#include "matcher.h"
#include "small_knowledge.h"

#include <QtTest>

using namespace ringthrough;

namespace {

// Two families that share one model, told apart by a word on the page, and a third.
Vendor acme()
{
    return vendorFrom(
        "acme", "Acme",
        ruleText("http.server", "prefix", "AcmeHTTP", "maker") +
            ruleText("http.realm", "regex", "^Acme (?<model>\\S+)$", "model") +
            ruleText("http.title", "regex", "^(?<model>AC-\\d+)$", "strong") +
            ruleText("mac", "prefix", "00:11:22", "weak") +
            ruleText("dns.name", "regex", "^(?<model>.*)$", "strong") +
            ruleText("http.body", "contains", "Acme Switch", ""),
        familyText("acme-old", "AC-100, AC-150",
                   ruleText("http.body", "contains", "ver1", "strong")) +
            familyText("acme-new", "AC-100, AC-200",
                       ruleText("http.body", "contains", "ver2", "strong") +
                           ruleText("http.body", "contains", "bridge mode", "")) +
            familyText("acme-pro", "TL-PRO900, F670L",
                       ruleText("upnp.model", "regex", "^Acme (?<model>PRO.*)$", "model")));
}

// One family only, and a banner that proves the product but not the model.
Vendor solo()
{
    return vendorFrom(
        "solo", "Solo",
        ruleText("telnet.banner", "prefix", "SoloOS", "model", "model: SoloOS device, ") +
            ruleText("ssh.banner", "prefix", "SSH-2.0-Solo", "maker") +
            ruleText("http.realm", "regex", "^Solo (?<model>\\S+)$", "model") +
            ruleText("mac", "prefix", "00:11:22:3", "weak"),
        familyText("solo-os", "S1, S2"));
}

Identification identifyFrom(const QList<Observation> &observations, const QString &mac = {})
{
    const KnowledgeBase base({acme(), solo()});
    return identify(base, {QStringLiteral("192.168.1.1"), mac, observations});
}

QStringList idsOf(const Identification &found)
{
    QStringList ids;
    for (const Candidate &candidate : found.candidates)
        ids.append(candidate.deviceId.isEmpty() ? candidate.vendorId + u'?' : candidate.deviceId);
    return ids;
}

Observation server(const char *value)
{
    return said(QStringLiteral("http.server"), QString::fromUtf8(value));
}
Observation realm(const char *value)
{
    return said(QStringLiteral("http.realm"), QString::fromUtf8(value));
}
Observation body(const char *value)
{
    return said(QStringLiteral("http.body"), QString::fromUtf8(value));
}
Observation title(const char *value)
{
    return said(QStringLiteral("http.title"), QString::fromUtf8(value));
}

} // namespace

class TestMatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void weakHintsAreNeverSure();
    void theLongestMacPrefixCounts();
    void aMadeUpMacSaysNothing();
    void theMacOfTheGatewayCountsOnce();
    void reasonsComeHeaviestFirst();
    void reportsModelAndFirmwareAsSpelt();
    void theSameWordsTwiceAreOneWord();
    void suspicionsNeedOnlyAHint();
    void aCaptureIsCutToSomethingSane();
    void theSameEvidenceGivesTheSameAnswer();
};

void TestMatcher::says_data()
{
    QTest::addColumn<QList<Observation>>("seen");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<bool>("sure");

    const auto row = [](const char *name, QList<Observation> seen, QStringList ids, bool sure) {
        QTest::newRow(name) << seen << ids << sure;
    };
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    row("nothing was said", {}, {}, false);
    row("generic words", {server("nginx"), title("Login"), body("Router")}, {}, false);
    row("maker without a model", {server("AcmeHTTP/1")}, {s("acme?")}, false);
    row("model of one family", {realm("Acme AC-200")}, {s("acme-new")}, true);
    row("model of two families", {realm("Acme AC-100")}, {s("acme-old"), s("acme-new")}, false);
    row("two families told apart", {realm("Acme AC-100"), body("ver2")},
        {s("acme-new"), s("acme-old")}, true);
    row("two families told apart by what must not be", {realm("Acme AC-100"), body("bridge mode")},
        {s("acme-old")}, true);
    row("model that no family lists", {realm("Acme AC-999")}, {s("acme?")}, false);
    row("model spelt otherwise", {realm("Acme ac_200")}, {s("acme-new")}, true);
    row("model without its series", {realm("Acme PRO900")}, {s("acme-pro")}, true);
    row("hardware version glued on", {realm("Acme F670LV9.0")}, {s("acme-pro")}, true);
    row("model pattern alone", {title("AC-200")}, {s("acme-new")}, false);
    row("maker and model pattern", {server("AcmeHTTP/1"), title("AC-200")}, {s("acme-new")}, true);
    row("family's own proof", {said(s("upnp.model"), s("Acme PRO5"))}, {s("acme-pro")}, true);
    row("family's hint without a model", {server("AcmeHTTP/1"), body("ver1")}, {s("acme-old")},
        false);
    row("hints at both families", {server("AcmeHTTP/1"), body("ver1 ver2")},
        {s("acme-old"), s("acme-new")}, false);
    row("vendor ruled out", {realm("Acme AC-200"), body("Acme Switch")}, {}, false);
    row("host name is no model", {said(s("dns.name"), s("AC-200"))}, {s("acme?")}, false);
    row("only family, product proven", {said(s("telnet.banner"), s("SoloOS 1"))}, {s("solo-os")},
        true);
    row("only family, maker proven", {said(s("ssh.banner"), s("SSH-2.0-Solo"))}, {s("solo-os")},
        false);
    row("only family, unknown model", {realm("Solo S9")}, {s("solo-os")}, false);
    row("only family, known model", {realm("Solo S2")}, {s("solo-os")}, true);
    row("two makers stay two", {realm("Solo S2"), server("AcmeHTTP/1"), title("AC-200")},
        {s("solo-os"), s("acme-new")}, false);
}

void TestMatcher::says()
{
    QFETCH(QList<Observation>, seen);
    QFETCH(QStringList, ids);
    QFETCH(bool, sure);
    const Identification found = identifyFrom(seen);
    QCOMPARE(idsOf(found), ids);
    QCOMPARE(found.isSure(), sure);
    for (const Candidate &candidate : found.candidates) {
        QVERIFY(candidate.confidence >= leastConfidence);
        QVERIFY(candidate.confidence < 1);
        QVERIFY(!candidate.reasons.isEmpty());
    }
}

void TestMatcher::weakHintsAreNeverSure()
{
    QByteArray rules;
    QList<Observation> seen;
    for (int i = 0; i < 50; ++i) {
        rules += ruleText("http.body", "equals", "hint " + QByteArray::number(i), "weak");
        seen.append(said(QStringLiteral("http.body"), QStringLiteral("hint %1").arg(i)));
    }
    const KnowledgeBase base({vendorFrom("weak", "Weak", rules, familyText("weak-one", "W1"))});
    QVERIFY(identify(base, {{}, {}, seen}).candidates.isEmpty());
}

void TestMatcher::theLongestMacPrefixCounts()
{
    const KnowledgeBase base({acme(), solo()});
    const Evidence lent{{}, QStringLiteral("00:11:22:33:44:55"), {}};
    QCOMPARE(suspectedVendors(base, lent), QStringList{QStringLiteral("solo")});
    const Evidence whole{{}, QStringLiteral("00-11-22-43-44-55"), {}};
    QCOMPARE(suspectedVendors(base, whole), QStringList{QStringLiteral("acme")});
    QVERIFY(identify(base, whole).candidates.isEmpty());
}

void TestMatcher::aMadeUpMacSaysNothing()
{
    const Vendor vendor =
        vendorFrom("local", "Local", ruleText("mac", "prefix", "02:11:22", "weak"),
                   familyText("local-one", "L1"));
    const KnowledgeBase base({vendor});
    QVERIFY(suspectedVendors(base, {{}, QStringLiteral("02:11:22:33:44:55"), {}}).isEmpty());
}

void TestMatcher::theMacOfTheGatewayCountsOnce()
{
    const QString mac = QStringLiteral("00:11:22:43:44:55");
    const Identification found =
        identifyFrom({realm("Acme AC-200"), said(QStringLiteral("mac"), mac)}, mac);
    QCOMPARE(found.candidates.first().reasons.size(), 2);
}

void TestMatcher::reasonsComeHeaviestFirst()
{
    const Identification found =
        identifyFrom({body("ver2"), server("AcmeHTTP/1"), realm("Acme AC-200")},
                     QStringLiteral("00:11:22:43:44:55"));
    const QList<Reason> reasons = found.best()->reasons;
    QCOMPARE(reasons.size(), 4);
    QCOMPARE(reasons.first().rule, QStringLiteral("http.realm regex '^Acme (?<model>\\S+)$'"));
    QCOMPARE(reasons.at(1).rule, QStringLiteral("http.server prefix 'AcmeHTTP'"));
    QCOMPARE(reasons.last().rule, QStringLiteral("mac prefix '00:11:22'"));
}

void TestMatcher::reportsModelAndFirmwareAsSpelt()
{
    const Vendor vendor = vendorFrom(
        "ver", "Ver",
        ruleText("http.title", "regex", "^Ver (?<model>.+) fw (?<firmware>.+)$", "model"),
        familyText("ver-one", "V 1 X"));
    const Evidence evidence{{}, {}, {title("Ver v1x  fw 2.0\n")}};
    const Candidate found = *identify(KnowledgeBase({vendor}), evidence).best();
    QCOMPARE(found.deviceId, QStringLiteral("ver-one"));
    QCOMPARE(found.model, QStringLiteral("v1x"));
    QCOMPARE(found.firmware, QStringLiteral("2.0"));
    QCOMPARE(found.vendorName, QStringLiteral("Ver"));
    QCOMPARE(found.family, QStringLiteral("Family ver-one"));
}

void TestMatcher::theSameWordsTwiceAreOneWord()
{
    const Identification once = identifyFrom({server("AcmeHTTP/1")});
    const Identification twice = identifyFrom({server("AcmeHTTP/1"), server("AcmeHTTP/1")});
    QCOMPARE(twice.best()->confidence, once.best()->confidence);
}

void TestMatcher::suspicionsNeedOnlyAHint()
{
    const KnowledgeBase base({acme(), solo()});
    QVERIFY(suspectedVendors(base, {}).isEmpty());
    const Evidence ruledOut{{}, QStringLiteral("00:11:22:43:44:55"), {body("Acme Switch")}};
    QVERIFY(suspectedVendors(base, ruledOut).isEmpty());
}

void TestMatcher::aCaptureIsCutToSomethingSane()
{
    const QByteArray noise = "Acme \x1b[31m" + QByteArray(5000, 'A');
    const Identification found = identifyFrom({realm(noise.constData())});
    QCOMPARE(found.best()->deviceId, QString());
    QVERIFY(found.best()->model.size() <= 64);
    QVERIFY(!found.best()->model.contains(u'\x1b'));
}

void TestMatcher::theSameEvidenceGivesTheSameAnswer()
{
    const QList<Observation> seen{realm("Acme AC-100"), body("ver2"), server("AcmeHTTP/1")};
    const Identification first = identifyFrom(seen);
    for (int i = 0; i < 20; ++i)
        QVERIFY(identifyFrom(seen) == first);
}

QTEST_GUILESS_MAIN(TestMatcher)
#include "tst_matcher.moc"

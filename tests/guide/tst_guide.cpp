#include "guide_document.h"
#include "guide_words.h"

#include <QJsonArray>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Vendor someVendor(const QList<Device> &devices = {})
{
    Vendor vendor;
    vendor.id = u"acme"_s;
    vendor.name = u"ACME"_s;
    vendor.devices = devices;
    return vendor;
}

Article someArticle()
{
    Article article;
    article.id = u"way-tls"_s;
    article.title = u"Encrypted calls"_s;
    article.summary = u"How to encrypt."_s;
    article.about = WayRound::SipOverTls;
    article.sections = {
        {u"How"_s, {u"First read."_s}, {u"Dial."_s}, {u"A tone."_s}, {u"Hello."_s}}};
    article.see = {u"acme-router"_s, u"acme"_s};
    article.sources = {u"RFC 5630"_s};
    article.checked = QDate(2026, 11, 22);
    return article;
}

// A knowledge base with this device as the only one.
KnowledgeBase baseWith(const Device &device)
{
    return KnowledgeBase(Knowledge{{someVendor({device})}, {someArticle()}});
}

Document guideOf(const Device &device)
{
    const KnowledgeBase base = baseWith(device);
    return guideDocument(*base.device(device.id), base);
}

GuideStep press(const QString &label)
{
    GuideStep step;
    step.kind = StepKind::Press;
    step.labels = {label};
    return step;
}

Device someDevice()
{
    Device device;
    device.id = u"acme-router"_s;
    device.family = u"Router 5"_s;
    device.models = {u"R1"_s, u"R2"_s};
    device.addresses = {u"192.168.1.1"_s};
    device.signIn = {u"admin"_s, u"See the label."_s};
    device.alg = {u"SIP ALG"_s, AlgState::On, Switchable::Web};
    device.guide = {press(u"WAN"_s), press(u"Apply"_s)};
    device.also = {press(u"Other"_s)};
    device.waysRound = {WayRound::SipOverTls, WayRound::OtherSipPort};
    device.notes = {u"A remark."_s};
    device.sources = {u"https://example.org/guide"_s};
    device.checked = QDate(2026, 11, 22);
    device.confidence = Confidence::Medium;
    return device;
}

} // namespace

class TestGuide : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsInEveryFormat();
    void theStepsComeInTheirOrder();
    void doubtIsSaid_data();
    void doubtIsSaid();
    void eachKindOfSwitchSaysSomethingElse();
    void aRouterThatNobodyTriedIsNotAccused();
    void aRouterWithoutASwitchPromisesNone();
    void jsonHasTheStepsAsData();
    void otherSettingsSayOnceWhenTheyAreNeeded();
    void otherSettingsOnAnotherPageHaveAnOrder();
    void whoBuildsItIsSaid();
    void linksAreToldByTheirTitles();
    void aWayRoundLeadsToItsArticle();
    void anArticleIsInEveryFormat();
};

void TestGuide::everythingIsInEveryFormat()
{
    const Document document = guideOf(someDevice());
    for (const QString &guide :
         {documentAsText(document), documentAsMarkdown(document), documentAsHtml(document)}) {
        for (const QString &part :
             {u"ACME"_s, u"Router 5"_s, u"R1, R2"_s, u"192.168.1.1"_s, u"WAN"_s, u"Other"_s,
              wayRoundText(WayRound::OtherSipPort).left(40), u"A remark."_s,
              u"https://example.org/guide"_s, u"2026"_s,
              u"We have not been able to check this on a real device."_s})
            QVERIFY2(guide.contains(part), qPrintable(part + u"\n"_s + guide));
    }
}

void TestGuide::theStepsComeInTheirOrder()
{
    const QString text = documentAsText(guideOf(someDevice()));
    QVERIFY(text.contains(u" 1. Click the button \"WAN\".\n 2. Click the button \"Apply\".\n"_s));
    QVERIFY(text.indexOf(u"See the label"_s) < 0); // no sign_in step, so nobody is told to sign in
}

void TestGuide::doubtIsSaid_data()
{
    QTest::addColumn<Confidence>("confidence");
    QTest::addColumn<bool>("unsure");
    QTest::newRow("low") << Confidence::Low << true;
    QTest::newRow("medium") << Confidence::Medium << false;
    QTest::newRow("high") << Confidence::High << false;
}

void TestGuide::doubtIsSaid()
{
    QFETCH(Confidence, confidence);
    QFETCH(bool, unsure);
    Device device = someDevice();
    device.confidence = confidence;
    QCOMPARE(switchableSentence(someVendor(), device).contains(u"not sure"_s), unsure);
    QVERIFY(confidenceSentence(confidence).contains(u"real device"_s));
    const QString text = documentAsText(guideOf(device));
    QCOMPARE(text.left(text.indexOf(u"\n\n"_s, 80)).contains(u"not sure"_s), unsure);
}

void TestGuide::eachKindOfSwitchSaysSomethingElse()
{
    QStringList said;
    for (const Switchable kind :
         {Switchable::Web, Switchable::Cli, Switchable::WebAndCli, Switchable::No,
          Switchable::Absent, Switchable::ProviderOnly, Switchable::AppOnly}) {
        Device device = someDevice();
        device.alg.switchable = kind;
        const QString sentence = switchableSentence(someVendor(), device);
        QVERIFY2(!said.contains(sentence), qPrintable(sentence));
        said.append(sentence);
    }
}

void TestGuide::aRouterThatNobodyTriedIsNotAccused()
{
    Device device = someDevice();
    device.alg.switchable = Switchable::No;
    device.alg.byDefault = AlgState::On;
    QVERIFY(!switchableSentence(someVendor(), device).contains(u"may change"_s));
    device.alg.byDefault = AlgState::Unknown;
    QVERIFY(switchableSentence(someVendor(), device).contains(u"may change"_s));
}

void TestGuide::aRouterWithoutASwitchPromisesNone()
{
    Device device = someDevice();
    device.alg.switchable = Switchable::No;
    device.guide.clear();
    const Document guide = guideOf(device);
    QVERIFY(!guide.title.contains(u"Switch off"_s));
    for (const DocumentSection &section : guide.sections)
        QVERIFY(section.list != DocumentSection::List::Steps);
}

void TestGuide::jsonHasTheStepsAsData()
{
    const KnowledgeBase base = baseWith(someDevice());
    const QJsonObject json = guideAsJson(*base.device(u"acme-router"_s));
    QCOMPARE(json.value(u"device"_s).toString(), u"acme-router"_s);
    QCOMPARE(json.value(u"can_disable"_s).toBool(), true);
    const QJsonArray steps = json.value(u"steps"_s).toArray();
    QCOMPARE(steps.size(), 2);
    QCOMPARE(steps.at(0).toObject().value(u"kind"_s).toString(), u"press"_s);
    QCOMPARE(steps.at(0).toObject().value(u"labels"_s).toArray().at(0).toString(), u"WAN"_s);
    QCOMPARE(json.value(u"ways_round"_s).toArray().size(), 2);
    QCOMPARE(json.value(u"alg"_s).toObject().value(u"default"_s).toString(), u"on"_s);
}

void TestGuide::otherSettingsSayOnceWhenTheyAreNeeded()
{
    Device device = someDevice();
    device.also = {press(u"One"_s), press(u"Two"_s)};
    device.also[0].optional = device.also[1].optional = true;
    QString text = documentAsText(guideOf(device));
    QCOMPARE(text.count(u"Only if your calls still fail"_s), 1);
    QVERIFY(text.contains(u"  - Click the button \"One\".\n"_s));
    device.also[0].optional = false;
    text = documentAsText(guideOf(device));
    QVERIFY(text.contains(u"  - Only if your calls still fail: Click the button \"Two\".\n"_s));
}

void TestGuide::otherSettingsOnAnotherPageHaveAnOrder()
{
    Device device = someDevice();
    GuideStep go;
    go.kind = StepKind::Go;
    go.labels = {u"Firewall"_s};
    device.also = {go, press(u"Save"_s)};
    QVERIFY(documentAsText(guideOf(device))
                .contains(u" 1. Click \"Firewall\".\n 2. Click the button \"Save\".\n"_s));
}

void TestGuide::whoBuildsItIsSaid()
{
    Device device = someDevice();
    QVERIFY(!documentAsText(guideOf(device)).contains(u"Built by"_s));
    device.madeBy = {u"acme"_s};
    QVERIFY(documentAsText(guideOf(device)).contains(u"Built by: ACME."_s));
}

void TestGuide::linksAreToldByTheirTitles()
{
    Device device = someDevice();
    device.see = {u"way-tls"_s, u"acme-router"_s, u"nothing"_s};
    const Document guide = guideOf(device);
    QVERIFY(documentAsText(guide).contains(
        u"  - Encrypted calls (way-tls)\n  - ACME, Router 5 (acme-router)\n"_s));
    const QString html =
        documentAsHtmlBody(guide, [](const QString &id) { return id + u".html"_s; });
    QVERIFY(html.contains(u"<a href=\"way-tls.html\">Encrypted calls</a>"_s));
    QVERIFY(!documentAsHtml(guide).contains(u"href"_s));
}

void TestGuide::aWayRoundLeadsToItsArticle()
{
    const Document guide = guideOf(someDevice());
    const QString html =
        documentAsHtmlBody(guide, [](const QString &id) { return id + u".html"_s; });
    QCOMPARE(html.count(u"<a href=\"way-tls.html\">Read more</a>"_s), 1);
    QVERIFY(!documentAsText(guide).contains(u"way-tls"_s));
}

void TestGuide::anArticleIsInEveryFormat()
{
    const KnowledgeBase base = baseWith(someDevice());
    const Document document = articleDocument(base.articles().first(), base);
    for (const QString &article :
         {documentAsText(document), documentAsMarkdown(document), documentAsHtml(document)}) {
        for (const QString &part :
             {u"Encrypted calls"_s, u"How to encrypt."_s, u"First read."_s, u"Dial."_s,
              u"A tone."_s, u"Hello."_s, u"ACME, Router 5"_s, u"RFC 5630"_s, u"2026"_s})
            QVERIFY2(article.contains(part), qPrintable(part + u"\n"_s + article));
        QCOMPARE(article.count(u"How\n"_s) + article.count(u"How<"_s), 1);
    }
    const QJsonObject json = articleAsJson(base.articles().first());
    QCOMPARE(json.value(u"sections"_s).toArray().size(), 1);
}

QTEST_GUILESS_MAIN(TestGuide)
#include "tst_guide.moc"

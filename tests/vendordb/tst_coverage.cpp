#include "knowledge_base.h"

#include <QTest>

#include <algorithm>

using namespace ringthrough;
using namespace Qt::StringLiterals;

/// What the bundled knowledge has to cover, whoever edits it.
class TestCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void coversAsMuchAsWePromise();
    void thePlacesWhereGuidesErrAreTold_data();
    void thePlacesWhereGuidesErrAreTold();
    void everyWayRoundHasAnArticle();
    void everyArticleIsReachedFromTheFirstOnes();
    void everyFamilyCanBeFoundByItsModels();

private:
    KnowledgeBase m_base;
};

void TestCoverage::initTestCase()
{
    const LoadedKnowledge loaded = loadKnowledge({QStringLiteral(RT_SOURCE_DIR "/vendordb/data")});
    QVERIFY(loaded.mistakes.isEmpty());
    m_base = loaded.base;
}

void TestCoverage::coversAsMuchAsWePromise()
{
    qsizetype models = 0;
    qsizetype recipes = 0;
    qsizetype identified = 0;
    for (const Vendor &vendor : m_base.vendors()) {
        bool known = !vendor.rules.isEmpty();
        for (const Device &device : vendor.devices) {
            models += device.models.size();
            recipes += device.recipe ? 1 : 0;
            known = known || !device.rules.isEmpty();
        }
        identified += known ? 1 : 0;
    }
    QVERIFY(m_base.vendors().size() >= 150);
    QVERIFY2(models >= 3000, qPrintable(QString::number(models)));
    QVERIFY2(recipes >= 25, qPrintable(QString::number(recipes)));
    QVERIFY2(identified >= 120, qPrintable(QString::number(identified)));
}

// The makers that every list on the web names. Where those lists are wrong or out of date, readers
// come here with wrong steps in hand, so the guide says what is wrong and why.
void TestCoverage::thePlacesWhereGuidesErrAreTold_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("says"); // in its notes or steps; empty where the lists are right
    const auto row = [](const char *heading, const QString &device, const QString &says) {
        QTest::newRow(heading) << device << says;
    };
    row("ASUS", u"asus-asuswrt"_s, u"nf_sip"_s);
    row("AVM FRITZ!Box", u"avm-fritzbox"_s, u"Many guides"_s);
    row("Barracuda", u"barracuda-x"_s, u"Many guides"_s);
    row("Billion", u"billion-7800"_s, u"Many guides"_s);
    row("BT", u"bt-hub"_s, u"Some guides say"_s);
    row("Cisco RV", u"cisco-rv-0xx"_s, u"Many guides"_s);
    row("D-Link", u"d-link-classic"_s, u"Many guides"_s);
    row("DD-WRT", u"dd-wrt-v24-v3"_s, u"guides"_s);
    row("DrayTek", u"draytek-drayos"_s, u"Many guides"_s);
    row("DrayTek, older commands", u"draytek-drayos-old"_s, u"Some guides"_s);
    row("EE", u"ee-bright-box"_s, u"Some guides"_s);
    row("EE / Huawei E5330", u"ee-e5330"_s, {});
    row("Fortinet", u"fortinet-fortios"_s, u"not always"_s);
    row("Huawei HG633", u"huawei-hg6xx"_s, u"Many guides"_s);
    row("Huawei HHG2500", u"vodafone-hhg2500"_s, u"Many guides"_s);
    row("Juniper", u"juniper-srx"_s, {});
    row("Linksys", u"linksys-classic"_s, u"Many guides"_s);
    row("MikroTik", u"mikrotik-routeros"_s, u"Many guides"_s);
    row("NETGEAR", u"netgear-genie"_s, u"Many guides"_s);
    row("OpenWrt", u"openwrt-stock"_s, u"Many guides"_s);
    row("pfSense", u"pfsense-software"_s, u"Many guides"_s);
    row("OPNsense", u"opnsense-software"_s, u"Some guides"_s);
    row("SpeedTouch", u"thomson-speedtouch-r5"_s, u"Many guides"_s);
    row("TalkTalk", u"talktalk-super-router"_s, u"Many guides"_s);
    row("Technicolor / Thomson", u"technicolor-classic"_s, u"Many guides"_s);
    row("Tomato", u"tomato-freshtomato"_s, u"Many guides"_s);
    row("TP-Link", u"tp-link-blue"_s, u"Many guides"_s);
    row("Ubee", u"ubee-cable"_s, u"Many guides"_s);
    row("Ubiquiti", u"ubiquiti-edgeos"_s, u"Many guides"_s);
    row("Virgin Media", u"virgin-media-super-hub"_s, u"Many guides"_s);
    row("Vodafone", u"vodafone-uk-hubs"_s, u"Many guides"_s);
    row("Vyatta / VyOS", u"vyos-vyatta-vyos"_s, u"Many guides"_s);
    row("Zyxel", u"zyxel-zld"_s, u"Many guides"_s);
}

void TestCoverage::thePlacesWhereGuidesErrAreTold()
{
    QFETCH(QString, device);
    QFETCH(QString, says);
    const auto ref = m_base.device(device);
    QVERIFY(ref);
    const Device &found = *ref->device;
    QVERIFY(!found.guide.isEmpty() || !found.waysRound.isEmpty() ||
            found.alg.switchable == Switchable::Absent);
    QStringList told = ref->device->notes;
    for (const GuideStep &step : ref->device->guide)
        told.append(step.text);
    const QString text = told.join(u'\n');
    QVERIFY2(text.contains(says), qPrintable(text));
}

void TestCoverage::everyWayRoundHasAnArticle()
{
    for (const WayRound way :
         {WayRound::SipOverTls, WayRound::OtherSipPort, WayRound::TcpTransport, WayRound::Ipv6,
          WayRound::StunOff, WayRound::BridgeMode, WayRound::OwnRouter, WayRound::AskProvider,
          WayRound::RegisterInRouter})
        QVERIFY2(m_base.articleAbout(way), qPrintable(wayRoundName(way)));
}

void TestCoverage::everyArticleIsReachedFromTheFirstOnes()
{
    QStringList reached{u"what-is-sip-alg"_s, u"what-else-to-check"_s};
    for (qsizetype i = 0; i < reached.size(); ++i) {
        const Article *article = m_base.article(reached.at(i));
        for (const QString &id : article ? article->see : QStringList()) {
            if (m_base.article(id) && !reached.contains(id))
                reached.append(id);
        }
    }
    for (const Article &article : m_base.articles())
        QVERIFY2(reached.contains(article.id), qPrintable(article.id));
    QVERIFY(reached.size() >= 15);
}

void TestCoverage::everyFamilyCanBeFoundByItsModels()
{
    for (const Vendor &vendor : m_base.vendors()) {
        for (const Device &device : vendor.devices) {
            const QList<DeviceRef> found =
                m_base.search(vendor.name + u' ' + device.models.first()).mid(0, 5);
            const bool isThere = std::any_of(found.begin(), found.end(), [&](const DeviceRef &ref) {
                return ref.device->id == device.id;
            });
            QVERIFY2(isThere, qPrintable(device.id));
        }
    }
}

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"

#include "knowledge_base.h"

#include <QtTest>

using namespace ringthrough;

// What people type, over the files that come with the program.
class TestSearchBundled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void finds_data();
    void finds();
    void forgives_data();
    void forgives() { finds(); }
    void aKnownNumberIsNotTakenForAnother();
    void modelsFindTheirDevice();

private:
    QStringList found(const QString &text) const;

    KnowledgeBase m_base;
};

void TestSearchBundled::initTestCase()
{
    // Another copy of the files can be tried.
    const QString folder = qEnvironmentVariable("RINGTHROUGH_SEARCH_DATA",
                                                QStringLiteral(RT_SOURCE_DIR "/vendordb/data"));
    m_base = loadKnowledgeFiles({folder}).base;
    QVERIFY(!m_base.vendors().isEmpty());
}

QStringList TestSearchBundled::found(const QString &text) const
{
    QStringList ids;
    for (const DeviceRef &ref : m_base.search(text))
        ids.append(ref.device->id);
    return ids;
}

// The device has to be among the first `within`.
void TestSearchBundled::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("within");
    const auto row = [](const char *text, const char *id, int within = 1) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(id) << within;
    };
    // As it stands on the label
    row("Hub 3", "virgin-media-hub");
    row("Hub 5", "virgin-media-hub");
    row("Super Hub", "virgin-media-super-hub");
    row("Super Hub 2ac", "virgin-media-super-hub");
    row("BT Smart Hub 2", "bt-hub");
    row("BT Home Hub 5", "bt-hub");
    row("Smart Hub 2", "bt-hub");
    row("BT Business Hub 5", "bt-business-hub");
    row("FRITZ!Box 7590", "avm-fritzbox");
    row("Speedport W 724V", "deutsche-telekom-speedport");
    row("Livebox 5", "orange-livebox-france");
    row("Archer C7", "tp-link-blue");
    row("TP-Link TL-WR841N v13", "tp-link-green");
    row("Sky Q Hub", "sky-older");
    row("SR203", "sky-sr200");
    row("Bbox Miami", "bouygues-bbox-bbox");
    row("Freebox Pop", "free-freebox-server");
    row("EasyBox 804", "vodafone-easybox", 2);
    row("Vigor2860", "draytek-drayos");
    row("hAP ac²", "mikrotik-routeros");
    row("FortiGate-60F", "fortinet-fortios");
    row("ER-X", "ubiquiti-edgeos");
    row("UDM-Pro", "ubiquiti-unifi-os");
    row("Experia Box V10", "kpn-box");
    row("Internet-Box 3", "swisscom-internet-box");
    row("A1 WLAN Box", "a1-austria-wlan-box");
    row("Hub One", "plusnet-hub");
    row("EE Smart Hub", "ee-smart-hub");
    row("eero Pro 6E", "eero-os");
    row("Deco M5", "tp-link-deco");
    row("Nest Wifi", "google-wifi");
    row("1&1 HomeServer", "1und1-homeserver");
    // With other or no dashes and blanks
    row("fritzbox7590", "avm-fritzbox");
    row("fritz box 7590", "avm-fritzbox");
    row("fritz-box-7590", "avm-fritzbox");
    row("speedport w724v", "deutsche-telekom-speedport");
    row("tl wr841n", "tp-link-green");
    row("tlwr841n", "tp-link-green");
    row("rt ac68u", "asus-asuswrt");
    row("rtac68u", "asus-asuswrt");
    row("live box 5", "orange-livebox-france");
    row("dlink dir615", "d-link-classic");
    row("d link dir 615", "d-link-classic");
    row("vigor 2860", "draytek-drayos");
    row("tplink archerc7", "tp-link-blue");
    row("wi-fi hub black", "talktalk-wifi-hub-black");
    row("wifi hub black", "talktalk-wifi-hub-black");
    row("edge router x", "ubiquiti-edgeos");
    // A part
    row("WR841N", "tp-link-green");
    row("724v", "deutsche-telekom-speedport");
    row("7590", "avm-fritzbox");
    row("AC68U", "asus-asuswrt");
    row("hg659", "huawei-hg6xx");
    row("XT8", "asus-asuswrt", 3);
    row("c7 v1", "tp-link-green");
    row("c7 v5", "tp-link-blue");
    row("VMG8924", "zyxel-vmg", 3);
    // Brand and model in either order, or glued together
    row("r7000 netgear", "netgear-genie");
    row("netgearr7000", "netgear-genie");
    row("netgear-r7000", "netgear-genie");
    row("ac68u asus", "asus-asuswrt");
    row("7590 fritzbox avm", "avm-fritzbox");
    row("linksyswrt54gl", "linksys-classic");
    row("hub 3 virgin media", "virgin-media-hub");
}

void TestSearchBundled::forgives_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("within");
    const auto row = [](const char *text, const char *id, int within = 1) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(id) << within;
    };
    // A marketing tail, small words
    row("TP-Link Archer C7 Wireless AC1750 dual band gigabit router", "tp-link-blue");
    row("NETGEAR Nighthawk R7000 AC1900 Smart WiFi Router", "netgear-genie");
    row("ASUS RT-AC68U Dual-Band Wireless AC1900 Gigabit Router", "asus-asuswrt");
    row("AVM FRITZ!Box 7590 High-End WLAN AC + N Router (VDSL/ADSL)", "avm-fritzbox");
    row("Linksys WRT54GL Wireless-G Broadband Router", "linksys-classic");
    row("D-Link DIR-615 Wireless N300 Router", "d-link-classic");
    row("my virgin hub 3", "virgin-media-hub");
    row("the bt smart hub 2 router", "bt-hub");
    row("mein speedport smart 3 wlan router", "deutsche-telekom-speedport");
    row("sip alg huawei hg659", "huawei-hg6xx");
    // The provider
    row("virgin media", "virgin-media-super-hub", 3);
    row("british telecom", "bt-hub");
    row("deutsche telekom", "deutsche-telekom-speedport");
    row("orange", "orange-livebox-france");
    row("xfinity", "comcast-xfinity-xfi");
    row("mikrotik", "mikrotik-routeros");
    row("my sky router", "sky-sr200", 3);
    row("huawei", "huawei-hilink");
    row("netgear", "netgear-genie");
    row("technicolor", "technicolor-classic");
    row("tp-link router", "tp-link-blue");
    row("talktalk hg633", "talktalk-super-router");
    row("sky hub", "sky-sr200");
    row("connect box", "magenta-austria-connect-box", 3);
    // Accents
    row("Videotron", "videotron-helix");
    row("Vidéotron", "videotron-helix");
    row("pyur", "compal-pyur");
    row("Pyür", "compal-pyur");
    row("telefonica hgu", "movistar-hgu-askey");
    // Misspellings
    row("hauwei hg659", "huawei-hg6xx");
    row("huwaei hg659", "huawei-hg6xx");
    row("netgaer nighthawk r7000", "netgear-genie");
    row("netgear nighhawk r7000", "netgear-genie");
    row("microtik", "mikrotik-routeros");
    row("fritzbox 7950", "avm-fritzbox");
    row("fritzbx 7590", "avm-fritzbox");
    row("tplink acher c7", "tp-link-blue");
    row("ubiqiti edge router", "ubiquiti-edgeos");
    row("ubiquity unifi", "ubiquiti-usg", 3);
    row("draytec vigor 2860", "draytek-drayos");
    row("lynksis wrt54gl", "linksys-classic");
    row("speedprt smart 3", "deutsche-telekom-speedport");
    row("sonicwal tz400", "sonicwall-sonicos-6");
    row("fortigaet 60f", "fortinet-fortios");
    row("livebbox 5", "orange-livebox-france");
    row("vrigin media hub 3", "virgin-media-hub");
    row("technicolour tg789vac", "technicolor-homeware");
    row("sagecom f@st 5366", "sagemcom-box");
    row("sagemcom fast 5366", "sagemcom-box");
    // Letters that look like digits
    row("R7OOO", "netgear-genie");
    row("DIR-6I5", "d-link-classic");
    row("TG5B2n", "technicolor-classic", 3);
    row("fritzbox 759O", "avm-fritzbox");
    row("HG8I45V5", "airtel-huawei");
    row("archer cl200", "tp-link-blue");
}

void TestSearchBundled::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    QFETCH(int, within);
    const QStringList ids = found(text).mid(0, within);
    QVERIFY2(ids.contains(id), qPrintable(found(text).mid(0, 6).join(u' ')));
}

void TestSearchBundled::aKnownNumberIsNotTakenForAnother()
{
    for (const DeviceRef &ref : m_base.search(QStringLiteral("7590"))) {
        const QString models = ref.device->models.join(u' ');
        QVERIFY2(models.contains(QStringLiteral("7590")), qPrintable(ref.device->id));
    }
}

void TestSearchBundled::modelsFindTheirDevice()
{
    QStringList lost;
    for (const Vendor &vendor : m_base.vendors()) {
        for (const Device &device : vendor.devices) {
            for (const QString &model : device.models.mid(0, 2)) {
                const QString text = vendor.name + u' ' + model;
                if (!found(text).mid(0, 3).contains(device.id))
                    lost.append(text + QStringLiteral(" of ") + device.id);
            }
        }
    }
    QVERIFY2(lost.isEmpty(), qPrintable(lost.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestSearchBundled)
#include "tst_search_bundled.moc"

#include "pseudonyms.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

class TestPseudonyms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void privateAddressesStay_data();
    void privateAddressesStay();
    void publicAddressesGo_data();
    void publicAddressesGo();
    void aHardwareAddressKeepsItsMaker();
    void theSameNameGivesTheSamePseudonym();
    void anotherSaltGivesAnother();
    void personalThingsGoFromText_data();
    void personalThingsGoFromText();
    void ordinaryTextStays_data();
    void ordinaryTextStays();
    void hostsAndUsersGoWhereverTheyStand();
    void everybodysUserNamesStay();
};

void TestPseudonyms::privateAddressesStay_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address :
         {"192.168.1.1", "10.20.30.40", "172.16.0.1", "172.31.255.254", "100.64.0.1", "169.254.1.1",
          "127.0.0.1", "239.255.255.250", "fe80::1", "fd00::1", "::1", "fe80::1%eth0"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void TestPseudonyms::privateAddressesStay()
{
    QFETCH(QString, address);
    const Pseudonyms names("salt");
    QCOMPARE(names.address(QHostAddress(address)), QHostAddress(address));
}

void TestPseudonyms::publicAddressesGo_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address :
         {"8.8.4.4", "172.32.0.1", "192.169.0.1", "100.128.0.1", "198.51.100.7", "2a02:8109:1:2::3",
          "2a02:8109::0211:22ff:fe33:4455", "fe80::211:22ff:fe33:4455", "fd00::211:22ff:fe33:4455"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void TestPseudonyms::publicAddressesGo()
{
    QFETCH(QString, address);
    const Pseudonyms names("salt");
    const QHostAddress pseudonym = names.address(QHostAddress(address));
    QVERIFY(!pseudonym.isNull());
    QVERIFY(pseudonym != QHostAddress(address));
    QCOMPARE(pseudonym.protocol(), QHostAddress(address).protocol());
    const QString text = names.text(u"from <"_s + address + u">;x"_s);
    QVERIFY2(!text.contains(address), qPrintable(text));
    QVERIFY2(text.contains(pseudonym.toString()), qPrintable(text));
}

void TestPseudonyms::aHardwareAddressKeepsItsMaker()
{
    const Pseudonyms names("salt");
    const QString pseudonym = names.mac(u"00:0c:42:aa:bb:cc"_s);
    QVERIFY(pseudonym.startsWith(u"00:0c:42:"_s));
    QCOMPARE(pseudonym.size(), 17);
    QVERIFY(pseudonym != u"00:0c:42:aa:bb:cc"_s);
    QCOMPARE(names.mac({}), QString());
}

void TestPseudonyms::theSameNameGivesTheSamePseudonym()
{
    const Pseudonyms names("salt");
    QCOMPARE(names.mac(u"00:0c:42:aa:bb:cc"_s), names.mac(u"00:0c:42:aa:bb:cc"_s));
    QCOMPARE(names.mac(u"00-0C-42-AA-BB-CC"_s).toLower().replace(u'-', u':'),
             names.mac(u"00:0c:42:aa:bb:cc"_s));
    QCOMPARE(names.host(u"sip.example.com"_s), names.host(u"SIP.example.com"_s));
    QVERIFY(names.host(u"sip.example.com"_s) != names.host(u"sip.example.org"_s));
}

void TestPseudonyms::anotherSaltGivesAnother()
{
    QVERIFY(Pseudonyms("one").mac(u"00:0c:42:aa:bb:cc"_s) !=
            Pseudonyms("two").mac(u"00:0c:42:aa:bb:cc"_s));
}

void TestPseudonyms::personalThingsGoFromText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("secret");
    const auto row = [](const char *name, const QString &text, const QString &secret) {
        QTest::newRow(name) << text << secret;
    };
    row("mac", u"HWaddr 00:0C:42:AA:BB:CC up"_s, u"AA:BB:CC"_s);
    row("mac with dashes", u"(00-0c-42-aa-bb-cc)"_s, u"aa-bb-cc"_s);
    row("interface", u"dev enx000c42aabbcc src"_s, u"000c42aabbcc"_s);
    row("uuid", u"uuid:2f402f80-da50-11e1-9b23-000c42aabbcc"_s, u"000c42aabbcc"_s);
    row("serial", u"Serial Number: 5B1234567890"_s, u"5B1234567890"_s);
    row("serial in xml", u"<serialNumber>J7XK31</serialNumber>"_s, u"J7XK31"_s);
    row("s/n", u"S/N: AB-12345"_s, u"AB-12345"_s);
    row("ssid", u"SSID: Familie Meier"_s, u"Meier"_s);
    row("ssid in script", u"var wl_ssid = 'Familie Meier';"_s, u"Meier"_s);
    row("address with port", u"sip:x@8.8.4.4:5060"_s, u"8.8.4.4"_s);
}

void TestPseudonyms::personalThingsGoFromText()
{
    QFETCH(QString, text);
    QFETCH(QString, secret);
    const QString clean = Pseudonyms("salt").text(text);
    QVERIFY2(!clean.contains(secret), qPrintable(clean));
    QCOMPARE(clean.left(1), text.left(1)); // what stands around it is still there
}

void TestPseudonyms::ordinaryTextStays_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"nvram set fw_pt_sip=0", "Via: SIP/2.0/UDP 192.168.1.20:5060;branch=z9hG4bK1",
          "Content-Length: 142", "12:34:56", "RouterOS 6.49.10 (long-term)", "version 3.0.0.4.386",
          "the serial port", "CSeq: 1 OPTIONS", "o=- 1 1 IN IP4 10.0.0.2", "std::string", ""})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestPseudonyms::ordinaryTextStays()
{
    QFETCH(QString, text);
    QCOMPARE(Pseudonyms("salt").text(text), text);
}

void TestPseudonyms::hostsAndUsersGoWhereverTheyStand()
{
    Pseudonyms names("salt");
    names.addHost(u"sip.provider.example"_s);
    names.addUser(u"meier"_s);
    const QString clean =
        names.text(u"OPTIONS sip:SIP.provider.example SIP/2.0; meier@box; meierhof"_s);
    QVERIFY(!clean.contains(u"provider"_s, Qt::CaseInsensitive));
    QVERIFY(!clean.contains(u"meier@"_s));
    QVERIFY(clean.endsWith(u"meierhof"_s));
    QVERIFY(clean.contains(names.host(u"sip.provider.example"_s)));
}

void TestPseudonyms::everybodysUserNamesStay()
{
    Pseudonyms names("salt");
    names.addUser(u"admin"_s);
    names.addUser({});
    QCOMPARE(names.text(u"admin@RT-AC68U"_s), u"admin@RT-AC68U"_s);
}

QTEST_GUILESS_MAIN(TestPseudonyms)
#include "tst_pseudonyms.moc"

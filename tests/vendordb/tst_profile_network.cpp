#include "profile_network.h"

#include <QHostAddress>
#include <QRandomGenerator>
#include <QtTest>

using namespace ringthrough;

/// Addresses and networks as text, compared with what Qt's network library makes of them.
class TestProfileNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddresses_data();
    void readsAddresses();
    void writesLikeQt();
    void networksEndInZeros_data();
    void networksEndInZeros();
    void knowsWhatIsNotPublic_data();
    void knowsWhatIsNotPublic();
};

void TestProfileNetwork::readsAddresses_data()
{
    QTest::addColumn<QString>("written"); // empty: it is none
    const auto row = [](const char *text, const char *written) {
        QTest::newRow(text) << QString::fromLatin1(written);
    };
    for (const char *same : {"192.0.2.1", "0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::1",
                             "2001:db8:0:1:1:1:1:1", "1::", "fe80::1:0:0:1"})
        row(same, same);
    row("2001:DB8:0:0:0:0:0:1", "2001:db8::1");
    row("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1");
    row("64:ff9b::192.0.2.33", "64:ff9b::c000:221");
    for (const char *none : {"",          "1.2.3",         "1.2.3.4.5",
                             "1.2.3.256", "01.2.3.4",      "1.2.3.4 ",
                             " 1.2.3.4",  "1.2.3.-4",      ":",
                             ":::",       "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
                             "1::2::3",   "12345::",       "g::",
                             "::1%lo",    "[::1]",         "1:2:3:4:5:6:7:8::",
                             "::1.2.3",   "1.2.3.4::",     "::ffff:1.2.3.4.5",
                             "1:"})
        row(none, "");
}

void TestProfileNetwork::readsAddresses()
{
    QFETCH(QString, written);
    const auto address = ipAddressFromString(QString::fromLatin1(QTest::currentDataTag()));
    QCOMPARE(address.has_value(), !written.isEmpty());
    if (address)
        QCOMPARE(address->toString(), written);
}

void TestProfileNetwork::writesLikeQt()
{
    QRandomGenerator random(17);
    for (int i = 0; i < 3000; ++i) {
        Q_IPV6ADDR bytes;
        for (quint8 &byte : bytes.c)
            byte = random.bounded(3) == 0 ? quint8(random.bounded(256)) : 0;
        bytes.c[0] = 0x20; // what embeds an IPv4 address is written in two ways
        const QHostAddress theirs(bytes);
        const auto ours = ipAddressFromString(theirs.toString());
        QVERIFY2(ours, qPrintable(theirs.toString()));
        QCOMPARE(QHostAddress(ours->toString()), theirs);
        QCOMPARE(ours->toString(), theirs.toString());
    }
}

void TestProfileNetwork::networksEndInZeros_data()
{
    QTest::addColumn<QString>("network"); // empty: it is none
    const auto row = [](const char *text, const char *network) {
        QTest::newRow(text) << QString::fromLatin1(network);
    };
    row("192.0.2.0/24", "192.0.2.0/24");
    row("192.0.2.255/24", "192.0.2.0/24");
    row("192.0.2.255/31", "192.0.2.254/31");
    row("192.0.2.255/32", "192.0.2.255/32");
    row("255.1.2.3/0", "0.0.0.0/0");
    row("2001:db8:ffff::1/33", "2001:db8:8000::/33");
    row("2001:db8::1/128", "2001:db8::1/128");
    for (const char *none : {"192.0.2.0", "192.0.2.0/", "192.0.2.0/33", "192.0.2.0/024",
                             "192.0.2.0/-1", "192.0.2.0/255.255.255.0", "::/129", "/24", "a/24"})
        row(none, "");
}

void TestProfileNetwork::networksEndInZeros()
{
    QFETCH(QString, network);
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    const auto read = ipNetworkFromString(text);
    QCOMPARE(read.has_value(), !network.isEmpty());
    if (!read)
        return;
    QCOMPARE(read->withoutHostBits().toString(), network);
    QCOMPARE(read->hasHostBits(), text != network);
    const QPair<QHostAddress, int> theirs = QHostAddress::parseSubnet(text);
    QCOMPARE(QHostAddress(read->withoutHostBits().first.toString()), theirs.first);
    QCOMPARE(read->prefix, theirs.second);
}

void TestProfileNetwork::knowsWhatIsNotPublic_data()
{
    QTest::addColumn<bool>("special");
    for (const char *network : {"10.1.2.0/24",
                                "172.16.0.0/16",
                                "172.31.0.0/16",
                                "192.168.0.0/24",
                                "127.0.0.1/32",
                                "169.254.1.0/24",
                                "100.64.0.0/10",
                                "100.127.0.0/16",
                                "224.0.0.1/32",
                                "240.0.0.0/8",
                                "0.0.0.0/0",
                                "192.0.0.0/8",
                                "::1/128",
                                "::/0",
                                "fc00::/7",
                                "fd12::/16",
                                "fe80::/64",
                                "ff02::/16",
                                "::ffff:10.0.0.1/128",
                                "64:ff9b::/96"})
        QTest::newRow(network) << true;
    for (const char *network :
         {"9.255.255.0/24", "11.0.0.0/24", "172.15.0.0/16", "172.32.0.0/16", "192.167.0.0/16",
          "192.169.0.0/16", "100.63.0.0/16", "100.128.0.0/16", "223.255.255.0/24", "192.0.2.0/24",
          "2001:db8::/32", "2a00::/12"})
        QTest::newRow(network) << false;
}

void TestProfileNetwork::knowsWhatIsNotPublic()
{
    QFETCH(bool, special);
    const auto network = ipNetworkFromString(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY(network);
    QCOMPARE(isSpecial(*network), special);
}

QTEST_GUILESS_MAIN(TestProfileNetwork)
#include "tst_profile_network.moc"

#include "link_kind.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

class TestLinkKind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsLinksApart_data();
    void tellsLinksApart();
    void aMissingFolderIsOther();
};

void TestLinkKind::tellsLinksApart_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<QString>("folder"); // that exists, beside `type`
    QTest::addColumn<LinkKind>("expected");

    const QByteArray ethernet("1\n");
    QTest::newRow("cable") << ethernet << QByteArray("INTERFACE=eth0\n") << QString()
                           << LinkKind::Cable;
    QTest::newRow("Wi-Fi, old driver")
        << ethernet << QByteArray() << u"wireless"_s << LinkKind::Wifi;
    QTest::newRow("Wi-Fi, new driver")
        << ethernet << QByteArray() << u"phy80211"_s << LinkKind::Wifi;
    QTest::newRow("Wi-Fi by uevent") << ethernet << QByteArray("DEVTYPE=wlan\nINTERFACE=wlp2s0\n")
                                     << QString() << LinkKind::Wifi;
    QTest::newRow("modem") << QByteArray("65534\n") << QByteArray("DEVTYPE=wwan\n") << QString()
                           << LinkKind::Mobile;
    QTest::newRow("tun") << QByteArray("65534\n") << QByteArray() << u"tun_flags"_s
                         << LinkKind::Tunnel;
    QTest::newRow("tap looks like cable")
        << ethernet << QByteArray() << u"tun_flags"_s << LinkKind::Tunnel;
    QTest::newRow("WireGuard") << QByteArray("65534\n") << QByteArray("DEVTYPE=wireguard\n")
                               << QString() << LinkKind::Tunnel;
    QTest::newRow("PPP") << QByteArray("512\n") << QByteArray("DEVTYPE=ppp\n") << QString()
                         << LinkKind::Tunnel;
    QTest::newRow("InfiniBand") << QByteArray("32\n") << QByteArray() << QString()
                                << LinkKind::Other;
    QTest::newRow("garbage") << QByteArray("\xff\x00one", 5) << QByteArray() << QString()
                             << LinkKind::Other;
}

void TestLinkKind::tellsLinksApart()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, events);
    QFETCH(QString, folder);
    QFETCH(LinkKind, expected);
    const QTemporaryDir dir;
    const auto write = [&dir](const QString &name, const QByteArray &text) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    write(u"type"_s, type);
    write(u"uevent"_s, events);
    if (!folder.isEmpty())
        QVERIFY(QDir(dir.path()).mkdir(folder));
    QCOMPARE(linkKindFromSysfs(dir.path()), expected);
}

void TestLinkKind::aMissingFolderIsOther()
{
    QCOMPARE(linkKindFromSysfs(u"/nonexistent/eth9"_s), LinkKind::Other);
}

QTEST_GUILESS_MAIN(TestLinkKind)
#include "tst_link_kind.moc"

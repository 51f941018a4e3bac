#include "own_link.h"

#include <QNetworkInterface>
#include <QTest>

using namespace ringthrough;

namespace {

const QHostAddress own(QStringLiteral("192.0.2.44")); // nobody's
const QHostAddress server(QStringLiteral("198.51.100.1"));

} // namespace

class TestOwnLink : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knows_private_addresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isPrivate");
        const auto row = [](const char *address, bool isPrivate) {
            QTest::newRow(address) << QString::fromLatin1(address) << isPrivate;
        };
        row("10.0.0.1", true);
        row("172.16.0.1", true);
        row("172.31.255.255", true);
        row("172.32.0.1", false);
        row("192.168.1.1", true);
        row("192.169.1.1", false);
        row("100.64.0.1", true);
        row("100.128.0.1", false);
        row("169.254.1.1", true);
        row("127.0.0.1", true);
        row("203.0.113.1", false);
        row("fd00::1", true);
        row("fe80::1", true);
        row("::1", true);
        row("2001:db8::1", false);
    }

    void knows_private_addresses()
    {
        QFETCH(QString, address);
        QFETCH(bool, isPrivate);
        QCOMPARE(isPrivateAddress(QHostAddress(address)), isPrivate);
    }

    void calls_nothing_the_same_as_nothing()
    {
        QVERIFY(!sameAddress(QHostAddress(), QHostAddress()));
        QVERIFY(sameAddress(QHostAddress(QStringLiteral("::ffff:10.0.0.1")),
                            QHostAddress(QStringLiteral("10.0.0.1"))));
    }

    void believes_discovery_about_tunnels()
    {
        Gateway gateway;
        gateway.link = LinkKind::Tunnel;
        gateway.ownAddress = own;
        QVERIFY(ownLink(own, server, gateway).tunnel);
        gateway.link = LinkKind::Wifi;
        QVERIFY(!ownLink(own, server, gateway).tunnel);
        QVERIFY(!ownLink(own, server, std::nullopt).tunnel);
    }

    // The chosen gateway may be a VPN's while this server is reached another way.
    void asks_whether_the_tunnel_is_on_our_way()
    {
        Gateway gateway;
        gateway.link = LinkKind::Tunnel;
        gateway.ownAddress = QHostAddress(QStringLiteral("10.8.0.2"));
        QVERIFY(!ownLink(own, server, gateway).tunnel);
    }

    void takes_loopback_for_no_tunnel_and_no_neighbour()
    {
        Gateway gateway;
        gateway.link = LinkKind::Tunnel;
        const QHostAddress loopback(QHostAddress::LocalHost);
        QCOMPARE(ownLink(loopback, loopback, gateway), OwnLink());
    }

    void knows_its_neighbours()
    {
        for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces())
            for (const QNetworkAddressEntry &entry : interface.addressEntries())
                if (!entry.ip().isLoopback())
                    QVERIFY(ownLink(entry.ip(), entry.ip(), std::nullopt).sameNetwork);
        QVERIFY(!ownLink(own, server, std::nullopt).sameNetwork);
    }
};

QTEST_GUILESS_MAIN(TestOwnLink)
#include "tst_own_link.moc"

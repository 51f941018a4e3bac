#include "gateway_choice.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Gateway gateway(const char *address, LinkKind link, int metric, const char *interface,
                const char *mac = "")
{
    Gateway g;
    g.address = QHostAddress(QLatin1String(address));
    g.link = link;
    g.metric = metric;
    g.interfaceName = QLatin1String(interface);
    g.interfaceIndex = int(qHash(g.interfaceName) % 1000);
    g.mac = QLatin1String(mac);
    return g;
}

const Gateway cable = gateway("192.168.1.1", LinkKind::Cable, 100, "eth0");
const Gateway wifi = gateway("192.168.8.1", LinkKind::Wifi, 600, "wlan0");
const Gateway vpn = gateway("10.8.0.1", LinkKind::Tunnel, 50, "tun0");
const Gateway idleVpn = gateway("10.8.0.1", LinkKind::Tunnel, 900, "tun0");
const Gateway sameRouterByWifi = gateway("192.168.1.1", LinkKind::Wifi, 600, "wlan0");
const Gateway cableIpv6 = gateway("fe80::1", LinkKind::Cable, 100, "eth0");
const Gateway otherIpv6 = gateway("fe80::2", LinkKind::Wifi, 100, "wlan0");

Gateway withMetric(Gateway g, int metric)
{
    g.metric = metric;
    return g;
}

} // namespace

class TestGatewayChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesOnlyWhereItIsClear_data();
    void choosesOnlyWhereItIsClear();
    void sortsByMetricThenIpv4First();
    void namesTheSameNextHopOnce();
    void ownAddress_data();
    void ownAddress();
    void linkLocalGatewayGetsItsInterface();
};

void TestGatewayChoice::choosesOnlyWhereItIsClear_data()
{
    QTest::addColumn<QList<Gateway>>("gateways");
    QTest::addColumn<QString>("expected"); // interface of the chosen one; empty: ask

    QTest::newRow("one") << QList{cable} << u"eth0"_s;
    QTest::newRow("only a tunnel") << QList{vpn} << u"tun0"_s;
    QTest::newRow("only IPv6") << QList{cableIpv6} << u"eth0"_s;
    QTest::newRow("cable preferred by metric") << QList{wifi, cable} << u"eth0"_s;
    QTest::newRow("equal metrics") << QList{cable, withMetric(wifi, 100)} << QString();
    QTest::newRow("one router over two links") << QList{sameRouterByWifi, cable} << u"eth0"_s;
    QTest::newRow("one router, equal metrics")
        << QList{cable, withMetric(sameRouterByWifi, 100)} << u"eth0"_s;
    QTest::newRow("tunnel before cable") << QList{vpn, cable} << u"eth0"_s;
    QTest::newRow("tunnel before cable and Wi-Fi") << QList{vpn, cable, wifi} << QString();
    QTest::newRow("tunnel before one router over two links")
        << QList{vpn, cable, sameRouterByWifi} << u"eth0"_s;
    QTest::newRow("tunnel that is not in use") << QList{cable, wifi, idleVpn} << u"eth0"_s;
    QTest::newRow("IPv6 beside IPv4") << QList{cableIpv6, cable} << u"eth0"_s;
    QTest::newRow("IPv6 better than IPv4") << QList{withMetric(cableIpv6, 1), cable} << u"eth0"_s;
    QTest::newRow("two IPv6 alike") << QList{cableIpv6, otherIpv6} << QString();
    QTest::newRow("none") << QList<Gateway>{} << QString();
}

void TestGatewayChoice::choosesOnlyWhereItIsClear()
{
    QFETCH(QList<Gateway>, gateways);
    QFETCH(QString, expected);
    const Network network = arrangeGateways(gateways);
    QCOMPARE(network.gateways.size(), gateways.size());
    const Gateway *chosen = network.gateway();
    QCOMPARE(chosen ? chosen->interfaceName : QString(), expected);
    const bool ipv4Offered = gateways.contains(cable);
    if (chosen && ipv4Offered)
        QCOMPARE(chosen->address.protocol(), QAbstractSocket::IPv4Protocol);
}

void TestGatewayChoice::sortsByMetricThenIpv4First()
{
    const Network network = arrangeGateways({wifi, cableIpv6, cable, vpn});
    QCOMPARE(network.gateways, (QList{vpn, cable, cableIpv6, wifi}));
}

void TestGatewayChoice::namesTheSameNextHopOnce()
{
    const Network network = arrangeGateways({withMetric(cable, 700), cable});
    QCOMPARE(network.gateways, QList{cable});
    QCOMPARE(network.chosen, 0);
}

void TestGatewayChoice::ownAddress_data()
{
    QTest::addColumn<QString>("gatewayAddress");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("in the gateway's network") << u"192.168.1.1"_s << QString() << u"192.168.1.20"_s;
    QTest::newRow("named by the route") << u"192.168.1.1"_s << u"10.1.1.5"_s << u"10.1.1.5"_s;
    QTest::newRow("outside every network") << u"172.16.0.1"_s << QString() << u"10.1.1.5"_s;
    QTest::newRow("IPv6") << u"fe80::1"_s << QString() << u"fe80::20"_s;
}

void TestGatewayChoice::ownAddress()
{
    QFETCH(QString, gatewayAddress);
    QFETCH(QString, source);
    QFETCH(QString, expected);
    QList<QNetworkAddressEntry> own;
    for (const auto &[ip, length] : {std::pair{"10.1.1.5", 24}, std::pair{"192.168.1.20", 24},
                                     std::pair{"2001:db8::5", 64}, std::pair{"fe80::20", 64}}) {
        QNetworkAddressEntry entry;
        entry.setIp(QHostAddress(QLatin1String(ip)));
        entry.setPrefixLength(length);
        own.append(entry);
    }
    DefaultRoute route;
    route.gateway = QHostAddress(gatewayAddress);
    route.source = QHostAddress(source);
    QCOMPARE(gatewayFrom(route, u"eth0"_s, own).ownAddress, QHostAddress(expected));
}

void TestGatewayChoice::linkLocalGatewayGetsItsInterface()
{
    DefaultRoute route;
    route.gateway = QHostAddress(u"fe80::1"_s);
    route.interfaceIndex = 7;
    const Gateway g = gatewayFrom(route, u"eth0"_s, {});
    QCOMPARE(g.address.scopeId(), u"eth0"_s);
    QCOMPARE(g.interfaceIndex, 7);
    route.gateway = QHostAddress(u"192.168.1.1"_s);
    QCOMPARE(gatewayFrom(route, u"eth0"_s, {}).address.scopeId(), QString());
}

QTEST_GUILESS_MAIN(TestGatewayChoice)
#include "tst_gateway_choice.moc"

#include "netlink_message.h"

#include <QRandomGenerator>
#include <QTest>

#include <linux/neighbour.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
QByteArray bytesOf(const T &value)
{
    return QByteArray(reinterpret_cast<const char *>(&value), sizeof value);
}

QByteArray padded(QByteArray bytes)
{
    while (bytes.size() % 4 != 0)
        bytes.append('\0');
    return bytes;
}

QByteArray attribute(quint16 type, const QByteArray &value)
{
    const rtattr head{quint16(RTA_LENGTH(value.size())), type};
    return padded(bytesOf(head) + value);
}

QByteArray number(quint16 type, quint32 value)
{
    return attribute(type, bytesOf(value));
}

QByteArray message(quint16 type, const QByteArray &payload)
{
    nlmsghdr head{};
    head.nlmsg_len = quint32(NLMSG_LENGTH(payload.size()));
    head.nlmsg_type = type;
    return padded(bytesOf(head) + payload);
}

QByteArray ip(const char *text)
{
    const QHostAddress address{QLatin1String(text)};
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        const quint32 host = address.toIPv4Address();
        return QByteArray::fromHex(QByteArray::number(host, 16).rightJustified(8, '0'));
    }
    const Q_IPV6ADDR six = address.toIPv6Address();
    return bytesOf(six);
}

QByteArray routeHead(quint8 destinationLength = 0, quint8 table = RT_TABLE_MAIN,
                     quint8 type = RTN_UNICAST, unsigned flags = 0)
{
    rtmsg head{};
    head.rtm_family = AF_INET;
    head.rtm_dst_len = destinationLength;
    head.rtm_table = table;
    head.rtm_type = type;
    head.rtm_flags = flags;
    return bytesOf(head);
}

const QByteArray viaRouter = attribute(RTA_GATEWAY, ip("192.168.1.1")) + number(RTA_OIF, 3);

QByteArray nextHop(int index, quint8 flags, const QByteArray &attributes)
{
    rtnexthop hop{};
    hop.rtnh_len = quint16(sizeof hop + size_t(attributes.size()));
    hop.rtnh_ifindex = index;
    hop.rtnh_flags = flags;
    return bytesOf(hop) + attributes;
}

QByteArray neighbourHead(quint16 state)
{
    ndmsg head{};
    head.ndm_ifindex = 3;
    head.ndm_state = state;
    return bytesOf(head);
}

} // namespace

class TestNetlinkMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsADefaultRoute();
    void readsEveryNextHop();
    void readsIpv4ByWayOfIpv6();
    void leavesOutWhatIsNoDefaultRoute_data();
    void leavesOutWhatIsNoDefaultRoute();
    void readsANeighbour();
    void leavesOutUselessNeighbours_data();
    void leavesOutUselessNeighbours();
    void cutsADatagramIntoMessages();
    void stopsAtLengthsThatDoNotAddUp_data();
    void stopsAtLengthsThatDoNotAddUp();
    void survivesEveryCut();
    void survivesNoise();
};

void TestNetlinkMessage::readsADefaultRoute()
{
    const auto routes = defaultRoutesIn(routeHead() + viaRouter + number(RTA_PRIORITY, 100) +
                                        attribute(RTA_PREFSRC, ip("192.168.1.20")));
    DefaultRoute expected;
    expected.gateway = QHostAddress(u"192.168.1.1"_s);
    expected.interfaceIndex = 3;
    expected.metric = 100;
    expected.source = QHostAddress(u"192.168.1.20"_s);
    QCOMPARE(routes.size(), 1);
    QVERIFY(routes.first() == expected);
}

void TestNetlinkMessage::readsEveryNextHop()
{
    const QByteArray hops = nextHop(3, 0, attribute(RTA_GATEWAY, ip("192.168.1.1"))) +
                            nextHop(4, RTNH_F_LINKDOWN, attribute(RTA_GATEWAY, ip("192.168.2.1"))) +
                            nextHop(5, 0, attribute(RTA_GATEWAY, ip("192.168.3.1"))) +
                            nextHop(6, 0, QByteArray());
    const auto routes = defaultRoutesIn(routeHead() + attribute(RTA_MULTIPATH, hops));
    QCOMPARE(routes.size(), 2);
    QCOMPARE(routes.at(0).interfaceIndex, 3);
    QCOMPARE(routes.at(1).gateway, QHostAddress(u"192.168.3.1"_s));
}

void TestNetlinkMessage::readsIpv4ByWayOfIpv6()
{
    const QByteArray via = bytesOf(quint16(AF_INET6)) + ip("fe80::1");
    const auto routes = defaultRoutesIn(routeHead() + attribute(RTA_VIA, via) + number(RTA_OIF, 3));
    QCOMPARE(routes.size(), 1);
    QCOMPARE(routes.first().gateway, QHostAddress(u"fe80::1"_s));
}

void TestNetlinkMessage::leavesOutWhatIsNoDefaultRoute_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("a network") << routeHead(24) + viaRouter;
    QTest::newRow("half the world") << routeHead(1) + viaRouter;
    QTest::newRow("another table") << routeHead(0, RT_TABLE_LOCAL) + viaRouter;
    QTest::newRow("another table, by number")
        << routeHead(0, RT_TABLE_COMPAT) + viaRouter + number(RTA_TABLE, 51820);
    QTest::newRow("unreachable") << routeHead(0, RT_TABLE_MAIN, RTN_UNREACHABLE) + viaRouter;
    QTest::newRow("link down") << routeHead(0, RT_TABLE_MAIN, RTN_UNICAST, RTNH_F_LINKDOWN) +
                                      viaRouter;
    QTest::newRow("no next hop") << routeHead() + number(RTA_OIF, 3);
    QTest::newRow("address of five bytes") << routeHead() + attribute(RTA_GATEWAY, "abcde");
    QTest::newRow("via without address") << routeHead() + attribute(RTA_VIA, "a");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half a head") << routeHead().first(5);
}

void TestNetlinkMessage::leavesOutWhatIsNoDefaultRoute()
{
    QFETCH(QByteArray, payload);
    QVERIFY(defaultRoutesIn(payload).isEmpty());
}

void TestNetlinkMessage::readsANeighbour()
{
    const auto neighbour =
        neighbourIn(neighbourHead(NUD_STALE) + attribute(NDA_DST, ip("192.168.1.1")) +
                    attribute(NDA_LLADDR, QByteArray::fromHex("00aabbccddee")));
    QVERIFY(neighbour);
    QCOMPARE(neighbour->mac, u"00:aa:bb:cc:dd:ee"_s);
    QCOMPARE(neighbour->address, QHostAddress(u"192.168.1.1"_s));
    QCOMPARE(neighbour->interfaceIndex, 3);
}

void TestNetlinkMessage::leavesOutUselessNeighbours_data()
{
    QTest::addColumn<QByteArray>("payload");
    const QByteArray address = attribute(NDA_DST, ip("192.168.1.1"));
    const QByteArray mac = attribute(NDA_LLADDR, QByteArray::fromHex("00aabbccddee"));
    QTest::newRow("failed") << neighbourHead(NUD_FAILED) + address + mac;
    QTest::newRow("incomplete") << neighbourHead(NUD_INCOMPLETE) + address;
    QTest::newRow("no mac") << neighbourHead(NUD_REACHABLE) + address;
    QTest::newRow("mac all zero") << neighbourHead(NUD_NOARP) + address +
                                         attribute(NDA_LLADDR, QByteArray(6, '\0'));
    QTest::newRow("mac of eight bytes")
        << neighbourHead(NUD_REACHABLE) + address + attribute(NDA_LLADDR, QByteArray(8, 'x'));
    QTest::newRow("no address") << neighbourHead(NUD_REACHABLE) + mac;
    QTest::newRow("empty") << QByteArray();
}

void TestNetlinkMessage::leavesOutUselessNeighbours()
{
    QFETCH(QByteArray, payload);
    QVERIFY(!neighbourIn(payload));
}

void TestNetlinkMessage::cutsADatagramIntoMessages()
{
    const QByteArray datagram = message(RTM_NEWROUTE, routeHead() + viaRouter) +
                                message(RTM_NEWNEIGH, neighbourHead(0)) +
                                message(NLMSG_DONE, bytesOf(0)) + message(RTM_NEWROUTE, "after");
    const NetlinkMessages result = netlinkMessages(datagram);
    QCOMPARE(result.messages.size(), 2);
    QVERIFY(result.over);
    QCOMPARE(result.messages.at(0).type, quint16(RTM_NEWROUTE));
    QCOMPARE(defaultRoutesIn(result.messages.at(0).payload).size(), 1);
    QVERIFY(!netlinkMessages(message(RTM_NEWROUTE, routeHead())).over);
    QVERIFY(netlinkMessages(message(NLMSG_ERROR, bytesOf(-1))).over);
}

void TestNetlinkMessage::stopsAtLengthsThatDoNotAddUp_data()
{
    QTest::addColumn<quint32>("length");
    QTest::newRow("zero") << 0u; // would be looked at for ever
    QTest::newRow("less than a head") << 15u;
    QTest::newRow("more than there is") << 17u;
    QTest::newRow("huge") << 0xffffffffu;
}

void TestNetlinkMessage::stopsAtLengthsThatDoNotAddUp()
{
    QFETCH(quint32, length);
    nlmsghdr head{};
    head.nlmsg_len = length;
    head.nlmsg_type = RTM_NEWROUTE;
    QVERIFY(netlinkMessages(bytesOf(head)).messages.isEmpty());
    const rtattr zeroLength{0, RTA_GATEWAY};
    QVERIFY(defaultRoutesIn(routeHead() + bytesOf(zeroLength) + viaRouter).isEmpty());
    const QByteArray zeroHop = bytesOf(rtnexthop{});
    QVERIFY(defaultRoutesIn(routeHead() + attribute(RTA_MULTIPATH, zeroHop)).isEmpty());
}

void TestNetlinkMessage::survivesEveryCut()
{
    const QByteArray whole =
        routeHead() + attribute(RTA_MULTIPATH, nextHop(3, 0, viaRouter)) + viaRouter;
    const QByteArray datagram = message(RTM_NEWROUTE, whole);
    for (qsizetype size = 0; size < datagram.size(); ++size) {
        // Copied, so that the sanitizer sees a read past the end.
        const QByteArray cut(datagram.constData(), size);
        QVERIFY(netlinkMessages(cut).messages.size() <= 1);
        const QByteArray cutPayload(whole.constData(), qMin(size, whole.size()));
        QVERIFY(defaultRoutesIn(cutPayload).size() <= 1);
    }
}

void TestNetlinkMessage::survivesNoise()
{
    QRandomGenerator random(20221122);
    for (int round = 0; round < 5000; ++round) {
        QByteArray noise(random.bounded(200), Qt::Uninitialized);
        for (char &byte : noise)
            byte = char(random.bounded(round % 2 ? 256 : 24));
        for (const NetlinkMessage &m : netlinkMessages(noise).messages)
            QVERIFY(m.payload.size() < noise.size());
        QVERIFY(defaultRoutesIn(noise).size() < 50);
        QVERIFY(defaultRoutesIn(routeHead() + noise).size() < 50);
        const auto neighbour = neighbourIn(neighbourHead(NUD_STALE) + noise);
        QVERIFY(!neighbour || !neighbour->mac.isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestNetlinkMessage)
#include "tst_netlink_message.moc"

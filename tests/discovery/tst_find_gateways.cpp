// FindGateways against the real kernel, in a network namespace of this process: nothing here can
// see or touch the machine's own network.

#include "find_gateways.h"
#include "job_rules.h"
#include "own_namespace.h"

#include <QFile>
#include <QNetworkInterface>
#include <QProcess>
#include <QTest>
#include <QUdpSocket>

#include <optional>

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QString routerSpace = u"rt-disc-%1"_s.arg(QCoreApplication::applicationPid());

// A tunnel interface as a VPN program holds it; gone with the object.
class Tunnel
{
public:
    explicit Tunnel(const char *name) : m_fd(open("/dev/net/tun", O_RDWR | O_CLOEXEC))
    {
        ifreq request{};
        request.ifr_flags = IFF_TUN | IFF_NO_PI;
        qstrncpy(request.ifr_name, name, IFNAMSIZ);
        m_open = m_fd >= 0 && ioctl(m_fd, TUNSETIFF, &request) == 0;
    }
    ~Tunnel() { close(m_fd); }
    Q_DISABLE_COPY_MOVE(Tunnel)

    bool isOpen() const { return m_open; }

private:
    int m_fd;
    bool m_open = false;
};

std::optional<Outcome<Network>> found()
{
    FindGateways job;
    std::optional<Outcome<Network>> result;
    QObject::connect(&job, &FindGateways::finished, &job,
                     [&result](const Outcome<Network> &outcome) { result = outcome; });
    job.start();
    (void)QTest::qWaitFor([&result] { return result.has_value(); });
    return result;
}

QString macOfTheGateway()
{
    const auto outcome = found();
    return outcome && outcome->ok() ? outcome->value().gateway()->mac : QString();
}

} // namespace

class TestFindGateways : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void noRouteIsNoGateway();
    void aTunnelWithoutNextHopIsNoGateway();
    void readsGatewayOwnAddressAndMac();
    void theMacComesFromTheNeighbourTable();
    void cableAndWifiAlikeAreAsked();
    void aTunnelIsNotTheRouter();
    void ipv6IsListedAndIpv4Chosen();
    void everyNextHopOfOneRouteIsListed();
    void aThousandOtherRoutesDoNotHideTheDefault();
    void keepsTheJobRules();
    void cleanup();

private:
    bool m_inside = false;
};

void TestFindGateways::initTestCase()
{
    m_inside = enterOwnNamespace();
    if (!m_inside)
        QSKIP("network namespaces need root");
    // Proof that this is not the machine's network.
    QCOMPARE(QNetworkInterface::allInterfaces().size(), 1);
}

void TestFindGateways::init()
{
    for (const QString &name : {u"cable0"_s, u"other0"_s}) {
        QVERIFY(ip(u"link add %1 type veth peer name %1p"_s.arg(name)));
        QVERIFY(ip(u"link set %1p up"_s.arg(name)));
        QVERIFY(ip(u"link set %1 up"_s.arg(name)));
    }
    QVERIFY(ip(u"addr add 192.168.1.20/24 dev cable0"_s));
    QVERIFY(ip(u"addr add 192.168.8.20/24 dev other0"_s));
}

void TestFindGateways::cleanup()
{
    if (!m_inside)
        return;
    for (const QString &name : {u"cable0"_s, u"other0"_s})
        QVERIFY(ip(u"link del "_s + name));
    if (QFile::exists(u"/run/netns/"_s + routerSpace))
        QVERIFY(ip(u"netns del "_s + routerSpace));
}

void TestFindGateways::noRouteIsNoGateway()
{
    const auto outcome = found();
    QVERIFY(outcome && !outcome->ok());
    QVERIFY(std::holds_alternative<NoGateway>(outcome->problem()));
}

void TestFindGateways::aTunnelWithoutNextHopIsNoGateway()
{
    QVERIFY(ip(u"route add default dev cable0"_s));
    const auto outcome = found();
    QVERIFY(outcome && !outcome->ok());
}

void TestFindGateways::readsGatewayOwnAddressAndMac()
{
    QVERIFY(ip(u"addr add 10.99.0.1/24 dev cable0"_s));
    QVERIFY(ip(u"route add default via 192.168.1.1 dev cable0 metric 100"_s));
    QVERIFY(ip(u"neigh add 192.168.1.1 lladdr 02:11:22:33:44:55 dev cable0"_s));
    const auto outcome = found();
    QVERIFY(outcome && outcome->ok());
    const Gateway *gateway = outcome->value().gateway();
    QVERIFY(gateway);
    QCOMPARE(gateway->address, QHostAddress(u"192.168.1.1"_s));
    QCOMPARE(gateway->interfaceName, u"cable0"_s);
    QCOMPARE(gateway->interfaceIndex, QNetworkInterface::interfaceIndexFromName(u"cable0"_s));
    QCOMPARE(gateway->link, LinkKind::Cable);
    QCOMPARE(gateway->ownAddress, QHostAddress(u"192.168.1.20"_s));
    QCOMPARE(gateway->mac, u"02:11:22:33:44:55"_s);
    QCOMPARE(gateway->metric, 100);
}

// A real neighbour in a namespace of its own, asked for by a real ARP request.
void TestFindGateways::theMacComesFromTheNeighbourTable()
{
    QVERIFY(ip(u"netns add "_s + routerSpace));
    QVERIFY(ip(u"link add lan0 type veth peer name eth0 netns "_s + routerSpace));
    QVERIFY(ip(u"addr add 192.168.77.20/24 dev lan0"_s));
    QVERIFY(ip(u"link set lan0 up"_s));
    QVERIFY(ip(u"-n %1 link set eth0 address 02:77:00:00:00:01 up"_s.arg(routerSpace)));
    QVERIFY(ip(u"-n %1 addr add 192.168.77.1/24 dev eth0"_s.arg(routerSpace)));
    QVERIFY(ip(u"route add default via 192.168.77.1 dev lan0"_s));
    QUdpSocket().writeDatagram("hello", QHostAddress(u"192.168.77.1"_s), 9);
    QTRY_COMPARE(macOfTheGateway(), u"02:77:00:00:00:01"_s);
    QVERIFY(ip(u"link del lan0"_s));
}

void TestFindGateways::cableAndWifiAlikeAreAsked()
{
    QVERIFY(ip(u"route add default via 192.168.1.1 dev cable0 metric 100"_s));
    QVERIFY(ip(u"route add default via 192.168.8.1 dev other0 metric 600"_s));
    auto outcome = found();
    QVERIFY(outcome && outcome->ok());
    QCOMPARE(outcome->value().gateways.size(), 2);
    QCOMPARE(outcome->value().chosen, 0);
    QCOMPARE(outcome->value().gateways.first().interfaceName, u"cable0"_s);

    QVERIFY(ip(u"route del default metric 600"_s));
    QVERIFY(ip(u"route append default via 192.168.8.1 dev other0 metric 100"_s));
    outcome = found();
    QVERIFY(outcome && outcome->ok());
    QCOMPARE(outcome->value().gateways.size(), 2);
    QCOMPARE(outcome->value().chosen, -1);
}

void TestFindGateways::aTunnelIsNotTheRouter()
{
    const Tunnel vpn("vpn0");
    QVERIFY2(vpn.isOpen(), "/dev/net/tun");
    QVERIFY(ip(u"addr add 10.8.0.2/24 dev vpn0"_s));
    QVERIFY(ip(u"link set vpn0 up"_s));
    QVERIFY(ip(u"route add default via 10.8.0.1 dev vpn0 metric 10"_s));
    QVERIFY(ip(u"route add default via 192.168.1.1 dev cable0 metric 100"_s));
    const auto outcome = found();
    QVERIFY(outcome && outcome->ok());
    QCOMPARE(outcome->value().gateways.size(), 2);
    QCOMPARE(outcome->value().gateways.first().link, LinkKind::Tunnel);
    QCOMPARE(outcome->value().gateway()->interfaceName, u"cable0"_s);
}

void TestFindGateways::ipv6IsListedAndIpv4Chosen()
{
    QVERIFY(ip(u"route add default via 192.168.1.1 dev cable0 metric 100"_s));
    QVERIFY(ip(u"-6 route add default via fe80::1 dev cable0 metric 50"_s));
    const auto outcome = found();
    QVERIFY(outcome && outcome->ok());
    QCOMPARE(outcome->value().gateways.size(), 2);
    QCOMPARE(outcome->value().gateways.first().address.toString(), u"fe80::1%cable0"_s);
    QCOMPARE(outcome->value().gateway()->address, QHostAddress(u"192.168.1.1"_s));
}

void TestFindGateways::everyNextHopOfOneRouteIsListed()
{
    QVERIFY(ip(u"route add default nexthop via 192.168.1.1 dev cable0 "
               "nexthop via 192.168.8.1 dev other0"_s));
    const auto outcome = found();
    QVERIFY(outcome && outcome->ok());
    QCOMPARE(outcome->value().gateways.size(), 2);
    QCOMPARE(outcome->value().chosen, -1);
}

void TestFindGateways::aThousandOtherRoutesDoNotHideTheDefault()
{
    QByteArray batch;
    for (int i = 0; i < 1000; ++i)
        batch += QByteArrayLiteral("route add 10.") + QByteArray::number(i / 250) + '.' +
                 QByteArray::number(i % 250) + ".0/24 via 192.168.1.9 dev cable0\n";
    QProcess process;
    process.start(u"ip"_s, {u"-batch"_s, u"-"_s});
    process.write(batch);
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    QVERIFY(ip(u"route add default via 192.168.8.1 dev other0"_s));
    const auto outcome = found();
    QVERIFY(outcome && outcome->ok());
    QCOMPARE(outcome->value().gateways.size(), 1);
    QCOMPARE(outcome->value().gateway()->address, QHostAddress(u"192.168.8.1"_s));
}

void TestFindGateways::keepsTheJobRules()
{
    QCOMPARE(brokenJobRule<FindGateways>([] { return std::make_unique<FindGateways>(); }),
             QString());
}

QTEST_GUILESS_MAIN(TestFindGateways)
#include "tst_find_gateways.moc"

// The account test in a network namespace of this process, whose only way is an
// interface like that of a VPN.

#include "account_test.h"
#include "own_namespace.h"

#include <QFile>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Outcome<AccountFinding> resultOver(const std::optional<Gateway> &gateway)
{
    AccountTestOptions options;
    options.target.host = u"198.51.100.1"_s;
    options.user = u"alice"_s;
    options.password = Secret("sesame");
    options.gateway = gateway;
    options.totalLimit = std::chrono::seconds(1);
    AccountTest job(std::move(options));
    Outcome<AccountFinding> result(Problem(Cancelled{}));
    bool over = false;
    QObject::connect(&job, &AccountTest::finished, &job, [&](const auto &outcome) {
        result = outcome;
        over = true;
    });
    job.start();
    if (!QTest::qWaitFor([&] { return over; }, 15000))
        qWarning("the job did not end");
    return result;
}

// Also those that nobody took: the interface is a tunnel without a far end.
int packetsSent()
{
    int sum = 0;
    for (const QString &counter : {u"tx_packets"_s, u"tx_dropped"_s}) {
        QFile file(u"/sys/class/net/way/statistics/"_s + counter);
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        sum += file.readAll().trimmed().toInt();
    }
    return sum;
}

Gateway gatewayOver(LinkKind link, const QString &ownAddress)
{
    Gateway gateway;
    gateway.link = link;
    gateway.ownAddress = QHostAddress(ownAddress);
    return gateway;
}

} // namespace

class TestAccountTunnel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_inside = enterOwnNamespace();
        if (!m_inside)
            QSKIP("network namespaces need root");
        QVERIFY(ip(u"link set lo up"_s));
    }

    void init()
    {
        QVERIFY(ip(u"tuntap add dev way mode tun"_s));
        QVERIFY(ip(u"addr add 10.8.0.2/32 dev way"_s));
        QVERIFY(ip(u"link set way up"_s));
        QVERIFY(ip(u"route add default dev way"_s));
    }

    // Also one that was not the way when the router was looked for.
    void nobody_signs_in_through_a_vpn()
    {
        const Gateway vpn = gatewayOver(LinkKind::Tunnel, u"10.8.0.2"_s);
        const Gateway cable = gatewayOver(LinkKind::Cable, u"192.168.77.10"_s);
        for (const auto &gateway :
             {std::optional<Gateway>(), std::optional(vpn), std::optional(cable)}) {
            const int before = packetsSent();
            const Outcome<AccountFinding> outcome = resultOver(gateway);
            QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(wordsForLog(outcome.problem())));
            QVERIFY(outcome.value().throughTunnel);
            QVERIFY(!outcome.value().differs);
            QVERIFY(outcome.value().views.isEmpty());
            QCOMPARE(packetsSent(), before);
        }
    }

    void a_modem_is_no_vpn()
    {
        const int before = packetsSent();
        QVERIFY(!resultOver(gatewayOver(LinkKind::Mobile, u"10.8.0.2"_s)).ok()); // nobody answers
        QVERIFY(packetsSent() > before);
    }

    void cleanup()
    {
        if (m_inside)
            QVERIFY(ip(u"link del way"_s));
    }

private:
    bool m_inside = false;
};

QTEST_GUILESS_MAIN(TestAccountTunnel)
#include "tst_account_tunnel.moc"

#include "nat_rules.h"

#include <QTest>

using namespace ringthrough;

namespace {

StunEnd end(const char *address, quint16 port)
{
    return {QHostAddress(QString::fromLatin1(address)), port};
}

const StunEnd own = end("192.168.1.5", 40000);
const StunEnd here = end("203.0.113.2", 3478);
const StunEnd herePort = end("203.0.113.2", 3479);
const StunEnd there = end("203.0.113.3", 3478);
const StunEnd therePort = end("203.0.113.3", 3479);
const StunEnd one = end("198.51.100.1", 40000);
const StunEnd two = end("198.51.100.1", 40001);
const StunEnd three = end("198.51.100.2", 40000);

} // namespace

class TestNatRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_no_more_of_the_mapping_than_was_seen_data()
    {
        using enum NatDependence;
        QTest::addColumn<QList<NatSight>>("sights");
        QTest::addColumn<NatDependence>("mapping");
        QTest::newRow("nothing") << QList<NatSight>{} << Unknown;
        QTest::newRow("one server") << QList<NatSight>{{here, one}} << Unknown;
        QTest::newRow("one server, our own address") << QList<NatSight>{{here, own}} << NoNat;
        QTest::newRow("our address, another port")
            << QList<NatSight>{{here, end("192.168.1.5", 40001)}} << Unknown;
        QTest::newRow("our own once only") << QList<NatSight>{{here, own}, {there, one}} << Address;
        QTest::newRow("two ports of one address, the same")
            << QList<NatSight>{{here, one}, {herePort, one}} << Unknown;
        QTest::newRow("two ports of one address, another")
            << QList<NatSight>{{here, one}, {herePort, two}} << AddressAndPort;
        QTest::newRow("two addresses, the same")
            << QList<NatSight>{{here, one}, {there, one}} << EndpointIndependent;
        QTest::newRow("two addresses, another port")
            << QList<NatSight>{{here, one}, {there, two}} << Address;
        QTest::newRow("two addresses, another address")
            << QList<NatSight>{{here, one}, {there, three}} << Address;
        QTest::newRow("RFC 5780, endpoint")
            << QList<NatSight>{{here, one}, {there, one}, {therePort, one}} << EndpointIndependent;
        QTest::newRow("RFC 5780, address")
            << QList<NatSight>{{here, one}, {there, two}, {therePort, two}} << Address;
        QTest::newRow("RFC 5780, address and port")
            << QList<NatSight>{{here, one}, {there, two}, {therePort, three}} << AddressAndPort;
        QTest::newRow("the same server twice")
            << QList<NatSight>{{here, one}, {here, two}} << Unknown;
    }

    void says_no_more_of_the_mapping_than_was_seen()
    {
        QFETCH(QList<NatSight>, sights);
        QFETCH(NatDependence, mapping);
        QCOMPARE(natDependenceName(natMapping(own, sights)), natDependenceName(mapping));
        std::reverse(sights.begin(), sights.end());
        QCOMPARE(natDependenceName(natMapping(own, sights)), natDependenceName(mapping));
    }

    void tells_who_is_let_in()
    {
        using enum NatArrival;
        QCOMPARE(natFiltering(Changed, Changed), NatDependence::EndpointIndependent);
        QCOMPARE(natFiltering(Changed, None), NatDependence::EndpointIndependent);
        QCOMPARE(natFiltering(None, Changed), NatDependence::Address);
        QCOMPARE(natFiltering(None, None), NatDependence::AddressAndPort);
        for (const NatArrival arrival : {None, Changed, Ignored}) {
            QCOMPARE(natFiltering(Ignored, arrival), NatDependence::Unknown);
            QCOMPARE(natFiltering(arrival, Ignored), NatDependence::Unknown);
        }
    }

    void knows_what_no_server_can_have_seen()
    {
        QVERIFY(isFalsified(own, here, end("192.168.1.5", 1)));
        QVERIFY(!isFalsified(own, here, one));
        QVERIFY(!isFalsified(own, end("192.168.1.1", 5060), own)); // a server at home
        QVERIFY(!isFalsified(one, here, one));                     // no translation at all
    }

    void goes_nowhere_a_server_must_not_send_us_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("plausible");
        QTest::newRow("another of its kind") << "203.0.113.3" << 3479 << true;
        QTest::newRow("the same address") << "203.0.113.2" << 3479 << false;
        QTest::newRow("the same port") << "203.0.113.3" << 3478 << false;
        for (const char *address : {"192.168.1.1", "10.0.0.1", "127.0.0.1", "169.254.0.1",
                                    "0.0.0.0", "224.0.0.251", "255.255.255.255", "2001:db8::1"})
            QTest::newRow(address) << QString::fromLatin1(address) << 3479 << false;
    }

    void goes_nowhere_a_server_must_not_send_us()
    {
        QFETCH(QString, address);
        QFETCH(int, port);
        QFETCH(bool, plausible);
        const StunEnd other{QHostAddress(address), static_cast<quint16>(port)};
        QCOMPARE(isPlausibleOther(here, other), plausible);
    }
};

QTEST_GUILESS_MAIN(TestNatRules)
#include "tst_nat_rules.moc"

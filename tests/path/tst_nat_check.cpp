#include "job_rules.h"
#include "nat_check.h"
#include "stun_world.h"

#include <QTest>

using namespace ringthrough;
using std::chrono::milliseconds;

namespace {

// Loopback has many addresses on Linux; elsewhere a second server cannot be pretended.
#ifdef Q_OS_LINUX
const QHostAddress secondAddress(QStringLiteral("127.0.0.2"));
#else
const QHostAddress secondAddress(QHostAddress::LocalHost);
#endif

StunEnd outside(quint16 port)
{
    return {QHostAddress(QStringLiteral("198.51.100.7")), port};
}

// A server as RFC 5780 wants it, two addresses and two ports, with a NAT before it.
struct Pair
{
    enum class LetsIn { All, KnownAddress, KnownEnd };

    Pair()
        : first({}, QHostAddress::LocalHost),
          firstPort({}, QHostAddress::LocalHost),
          second({}, secondAddress, first.end().port),
          secondPort({}, secondAddress, firstPort.end().port)
    {
        for (PretendedServer *server : {&first, &firstPort, &second, &secondPort})
            server->setAnswer([this, server](const QByteArray &packet, const StunEnd &from) {
                return answer(*server, packet, from);
            });
    }

    QByteArray answer(PretendedServer &asked, const QByteArray &packet, const StunEnd &from)
    {
        const StunMessage request = parseStun(packet).value_or(StunMessage());
        const bool other = &asked == &second || &asked == &secondPort;
        const int shift = mapping == NatDependence::AddressAndPort ? asked.end().port % 100 + other
                          : mapping == NatDependence::Address      ? static_cast<int>(other)
                                                                   : 0;
        const QByteArray bytes =
            seenAnswer(packet, outside(static_cast<quint16>(from.port + shift)), secondPort.end());
        if (ignoresChange || (!request.changePort && !request.changeAddress))
            return bytes;
        if (!request.changeAddress && letsIn != LetsIn::KnownEnd)
            firstPort.send(bytes, from);
        if (request.changeAddress && letsIn == LetsIn::All)
            secondPort.send(bytes, from);
        return {};
    }

    PretendedServer first;
    PretendedServer firstPort;
    PretendedServer second;
    PretendedServer secondPort;
    NatDependence mapping = NatDependence::EndpointIndependent;
    LetsIn letsIn = LetsIn::All;
    bool ignoresChange = false;
};

PathOptions asking(const QList<PretendedServer *> &servers)
{
    PathOptions options;
    for (const PretendedServer *server : servers)
        options.stunServers.append({server->host(), server->end().port});
    return options;
}

// Where it is silence that is waited for.
const NatPace hasty{{milliseconds(50), 3, milliseconds(500)},
                    {milliseconds(50), 3, milliseconds(400)},
                    milliseconds(300)};

std::optional<Outcome<NatFinding>> check(const PathOptions &options, const NatPace &pace = {})
{
    NatCheck job(options, pace);
    std::optional<Outcome<NatFinding>> result;
    QObject::connect(&job, &NatCheck::finished, &job,
                     [&](const Outcome<NatFinding> &outcome) { result = outcome; });
    job.start();
    (void)QTest::qWaitFor([&] { return result.has_value(); }, 15000);
    return result;
}

PretendedServer::Answer seenAtPort(int shift)
{
    return [shift](const QByteArray &packet, const StunEnd &from) {
        return seenAnswer(packet, outside(static_cast<quint16>(from.port + shift)));
    };
}

// An ordinary SIP server, which does not know STUN.
PretendedServer::Answer sipServer(int shift, const QByteArray &received = "198.51.100.7")
{
    return [=](const QByteArray &packet, const StunEnd &from) {
        if (!packet.startsWith("OPTIONS "))
            return QByteArray();
        QByteArray answer = "SIP/2.0 404 Not Found" + packet.mid(packet.indexOf("\r\n"));
        return answer.replace(";rport", ";received=" + received +
                                            ";rport=" + QByteArray::number(from.port + shift));
    };
}

} // namespace

class TestNatCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asks_a_server_with_two_addresses_data()
    {
        using enum NatDependence;
        QTest::addColumn<NatDependence>("mapping");
        QTest::addColumn<int>("letsIn");
        QTest::addColumn<NatDependence>("filtering");
        const auto all = static_cast<int>(Pair::LetsIn::All);
        const auto address = static_cast<int>(Pair::LetsIn::KnownAddress);
        const auto end = static_cast<int>(Pair::LetsIn::KnownEnd);
        QTest::newRow("full cone") << EndpointIndependent << all << EndpointIndependent;
        QTest::newRow("restricted") << EndpointIndependent << address << Address;
        QTest::newRow("port restricted") << EndpointIndependent << end << AddressAndPort;
        QTest::newRow("by address") << Address << end << AddressAndPort;
        QTest::newRow("symmetric") << AddressAndPort << end << AddressAndPort;
    }

    void asks_a_server_with_two_addresses()
    {
        if (secondAddress == QHostAddress(QHostAddress::LocalHost))
            QSKIP("needs a second loopback address");
        QFETCH(NatDependence, mapping);
        QFETCH(int, letsIn);
        QFETCH(NatDependence, filtering);
        Pair pair;
        pair.mapping = mapping;
        pair.letsIn = static_cast<Pair::LetsIn>(letsIn);
        const auto outcome = check(asking({&pair.first}));
        QVERIFY(outcome && outcome->ok());
        const NatFinding &found = outcome->value();
        QCOMPARE(natDependenceName(found.mapping), natDependenceName(mapping));
        QCOMPARE(natDependenceName(found.filtering), natDependenceName(filtering));
        QCOMPARE(found.outside, QStringLiteral("198.51.100.7"));
        QCOMPARE(found.keepsPort, mapping == NatDependence::EndpointIndependent);
        // One for the mapping, one or up to three for each of the two questions.
        QVERIFY(pair.first.packets.size() <= 7);
        QVERIFY(pair.second.packets.size() == 1 && pair.secondPort.packets.size() == 1);
    }

    void is_not_fooled_by_a_server_that_does_not_change_its_address()
    {
        if (secondAddress == QHostAddress(QHostAddress::LocalHost))
            QSKIP("needs a second loopback address");
        Pair pair;
        pair.ignoresChange = true;
        const auto outcome = check(asking({&pair.first}));
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(outcome->value().mapping, NatDependence::EndpointIndependent);
        QCOMPARE(outcome->value().filtering, NatDependence::Unknown);
    }

    // A second address that is dead says nothing of the router that would not let it in.
    void silence_of_a_dead_address_is_no_filtering()
    {
        PretendedServer server([](const QByteArray &packet, const StunEnd &from) {
            const StunMessage request = parseStun(packet).value_or(StunMessage());
            return request.changePort
                       ? QByteArray()
                       : seenAnswer(packet, outside(from.port),
                                    StunEnd{QHostAddress(QStringLiteral("127.0.0.9")), 9});
        });
        const auto outcome = check(asking({&server}), hasty);
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(outcome->value().mapping, NatDependence::Unknown);
        QCOMPARE(outcome->value().filtering, NatDependence::Unknown);
        QCOMPARE(outcome->value().outside, QStringLiteral("198.51.100.7"));
    }

    void asks_two_servers_of_one_address_each_from_the_same_port()
    {
        PretendedServer one(seenAtPort(0), QHostAddress::LocalHost);
        PretendedServer two(seenAtPort(0), secondAddress);
        auto outcome = check(asking({&one, &two}));
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(outcome->value().filtering, NatDependence::Unknown);
        QCOMPARE(outcome->value().servers.size(), 2);
        QVERIFY(outcome->value().keepsPort);
        two.setAnswer(seenAtPort(1));
        outcome = check(asking({&one, &two}));
        QVERIFY(outcome->value().mapping == NatDependence::Address ||
                one.end().address == two.end().address);
        QVERIFY(!outcome->value().keepsPort);
    }

    void does_not_wait_long_for_the_second_when_the_first_has_answered()
    {
        PretendedServer one(seenAtPort(0));
        PretendedServer two(seenAtPort(0));
        PretendedServer silent;
        QElapsedTimer clock;
        clock.start();
        QVERIFY(check(asking({&one, &two, &silent})));
        QVERIFY(clock.elapsed() < 3000);
    }

    void asks_a_sip_server_where_there_is_no_stun_data()
    {
        QTest::addColumn<int>("shift");
        QTest::addColumn<NatDependence>("mapping");
        QTest::newRow("another port for each") << 5 << NatDependence::AddressAndPort;
        QTest::newRow("one address cannot say more") << 0 << NatDependence::Unknown;
    }

    void asks_a_sip_server_where_there_is_no_stun()
    {
        QFETCH(int, shift);
        QFETCH(NatDependence, mapping);
        PretendedServer server(sipServer(0));
        PretendedServer control(sipServer(shift));
        PathOptions options;
        options.target = {server.host(), server.end().port, control.end().port, 0};
        const auto outcome = check(options, hasty);
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(natDependenceName(outcome->value().mapping), natDependenceName(mapping));
        QCOMPARE(outcome->value().keepsPort, shift == 0);
        QCOMPARE(outcome->value().outside, QStringLiteral("198.51.100.7"));
        const auto sip =
            std::count_if(server.packets.begin(), server.packets.end(),
                          [](const QByteArray &packet) { return packet.startsWith("OPTIONS "); });
        QCOMPARE(sip, 1);
    }

    void does_not_take_nonsense_for_an_address()
    {
        PretendedServer server(sipServer(0, "the-router"));
        PathOptions options;
        options.target = {server.host(), server.end().port, server.end().port, 0};
        const auto outcome = check(options, hasty);
        QVERIFY(outcome && !outcome->ok());
        QCOMPARE(problemName(outcome->problem()), QStringLiteral("server_silent"));
    }

    void says_when_there_is_nobody_to_ask()
    {
        const auto outcome = check({});
        QVERIFY(outcome && !outcome->ok());
        QCOMPARE(problemName(outcome->problem()), QStringLiteral("host_not_found"));
    }

    void keeps_to_the_rules_of_jobs_with_servers_that_say_nothing()
    {
        PretendedServer server;
        PathOptions options = asking({&server});
        options.target = {server.host(), server.end().port, 0, 0};
        QCOMPARE(brokenJobRule<NatCheck>([&] { return std::make_unique<NatCheck>(options, hasty); },
                                         9000),
                 QString());
    }

    void keeps_to_the_rules_of_jobs_with_servers_that_answer()
    {
        PretendedServer one(seenAtPort(0));
        PretendedServer two(seenAtPort(1));
        const PathOptions options = asking({&one, &two});
        QCOMPARE(brokenJobRule<NatCheck>([&] { return std::make_unique<NatCheck>(options); }, 3000),
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestNatCheck)
#include "tst_nat_check.moc"

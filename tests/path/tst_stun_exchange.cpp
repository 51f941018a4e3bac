#include "nat_options.h"
#include "sip_text.h"
#include "stun_exchange.h"
#include "stun_lookup.h"
#include "stun_world.h"

#include <QSignalSpy>
#include <QTest>

using namespace ringthrough;
using std::chrono::milliseconds;

namespace {

constexpr StunPace quick{milliseconds(20), 3, milliseconds(140)};

// One exchange with a server, from its start to its end.
struct Run
{
    explicit Run(PretendedServer &server, StunMessage request = bindingRequest(),
                 const StunEnd &changed = {}, StunPace pace = quick)
    {
        port.open(server.end().address);
        exchange = std::make_unique<StunExchange>(
            &port, stunQuestion(request, server.end(), changed), pace);
        QSignalSpy spy(exchange.get(), &StunExchange::finished);
        exchange->start();
        inside = spy.count();
        (void)QTest::qWaitFor([&] { return spy.count() > 0; }, 10000);
        finished = spy.count();
    }

    StunPort port;
    std::unique_ptr<StunExchange> exchange;
    qsizetype inside = 0;
    qsizetype finished = 0;
};

QByteArray honest(const QByteArray &packet, const StunEnd &from)
{
    return seenAnswer(packet, from);
}

} // namespace

class TestStunExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brings_the_answer()
    {
        PretendedServer server(honest);
        const Run run(server);
        QCOMPARE(run.inside, 0);
        QCOMPARE(run.finished, 1);
        QVERIFY(run.exchange->isAnswered());
        QCOMPARE(seenFrom(*parseStun(run.exchange->answer()))->port, run.port.ownPort());
        QVERIFY(run.exchange->answeredFrom() == server.end());
        QCOMPARE(server.packets.size(), 1);
        QVERIFY(run.exchange->roundTrip().count() > 0);
    }

    void asks_three_times_with_the_same_transaction()
    {
        PretendedServer server;
        const Run run(server);
        QCOMPARE(run.finished, 1);
        QVERIFY(!run.exchange->isAnswered());
        QCOMPARE(server.packets.size(), 3);
        QCOMPARE(server.packets.at(0), server.packets.at(2));
        QCOMPARE(run.exchange->packets(), 3);
    }

    void is_content_with_an_answer_to_the_second()
    {
        PretendedServer server;
        server.setAnswer([&](const QByteArray &packet, const StunEnd &from) {
            return server.packets.size() < 2 ? QByteArray() : seenAnswer(packet, from);
        });
        // The third would come so late that a busy computer has long read the answer.
        const Run run(server, bindingRequest(), {}, {milliseconds(800), 3, milliseconds(8000)});
        QVERIFY(run.exchange->isAnswered());
        QCOMPARE(server.packets.size(), 2);
    }

    void does_not_take_what_is_no_answer_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char *how : {"another transaction", "an indication", "a request", "cut",
                                "garbage", "no address", "an attribute we must know", "too long"})
            QTest::newRow(how) << QByteArray(how);
    }

    void does_not_take_what_is_no_answer()
    {
        QFETCH(QByteArray, how);
        PretendedServer server([&](const QByteArray &packet, const StunEnd &from) {
            StunMessage answer = parseStun(seenAnswer(packet, from)).value();
            if (how == "garbage")
                return QByteArray(100, 'x');
            if (how == "cut")
                return stunBytes(answer).chopped(1);
            if (how == "another transaction")
                answer.transaction[3] = static_cast<char>(answer.transaction.at(3) ^ 1);
            if (how == "an indication")
                answer.kind = StunClass::Indication;
            if (how == "a request")
                answer.kind = StunClass::Request;
            if (how == "no address")
                answer.xorMapped.reset();
            if (how == "too long")
                answer.padding = longestStunMessage;
            QByteArray bytes = stunBytes(answer);
            if (how == "an attribute we must know")
                bytes.replace(20, 2, QByteArray::fromHex("7fff"));
            return bytes;
        });
        const Run run(server);
        QCOMPARE(run.finished, 1);
        QVERIFY(!run.exchange->isAnswered());
    }

    void takes_an_error_for_an_answer()
    {
        PretendedServer server(
            [](const QByteArray &packet, const StunEnd &) { return errorAnswer(packet, 420); });
        const Run run(server);
        QVERIFY(run.exchange->isAnswered());
        QCOMPARE(parseStun(run.exchange->answer())->errorCode, 420);
    }

    void takes_an_answer_from_elsewhere_only_where_it_asked_for_that()
    {
        PretendedServer elsewhere;
        PretendedServer server([&](const QByteArray &packet, const StunEnd &from) {
            elsewhere.send(seenAnswer(packet, from), from);
            return QByteArray();
        });
        QVERIFY(!Run(server).exchange->isAnswered());
        const Run run(server, bindingRequest(), elsewhere.end());
        QVERIFY(run.exchange->isAnswered());
        QVERIFY(run.exchange->answeredFrom() == elsewhere.end());
    }

    void several_questions_share_a_port()
    {
        PretendedServer one(honest);
        PretendedServer two(honest);
        StunPort port;
        QVERIFY(port.open(one.end().address));
        StunExchange first(&port, stunQuestion(bindingRequest(), one.end()), quick);
        StunExchange second(&port, stunQuestion(bindingRequest(), two.end()), quick);
        first.start();
        second.start();
        QTRY_VERIFY(first.isOver() && second.isOver());
        QVERIFY(first.answeredFrom() == one.end());
        QVERIFY(second.answeredFrom() == two.end());
    }

    void is_quiet_once_it_is_cancelled()
    {
        PretendedServer server;
        StunPort port;
        QVERIFY(port.open(server.end().address));
        StunExchange exchange(&port, stunQuestion(bindingRequest(), server.end()), quick);
        QSignalSpy spy(&exchange, &StunExchange::finished);
        exchange.start();
        exchange.cancel();
        QTest::qWait(200);
        QCOMPARE(server.packets.size(), 1);
        QCOMPARE(spy.count(), 0);
    }

    void an_options_without_rport_names_the_port_to_answer_to()
    {
        PretendedServer server;
        NatOptions options;
        options.serverName = "sip.example";
        options.sentBy = 40123;
        const SipText with = parseSip(optionsQuestion(options, server.end()).bytes).value();
        QVERIFY(with.value("Via").contains(":40123;"));
        QVERIFY(with.value("Via").endsWith(";rport"));
        options.rport = false;
        options.cookie = "0badcafe";
        const SipText without = parseSip(optionsQuestion(options, server.end()).bytes).value();
        QVERIFY(without.value("Via").contains(":40123;"));
        QVERIFY(!without.value("Via").contains("rport"));
        QCOMPARE(without.value("X-Mirror-Cookie"), QByteArray("0badcafe"));
        QCOMPARE(without.value("Content-Length"), QByteArray("0"));
    }

    void reads_where_a_sip_server_saw_us()
    {
        const QByteArray start = "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP client.invalid:4;branch=z;";
        const auto seen = seenBySip(start + "rport=4711;received=192.0.2.9\r\n\r\n");
        QVERIFY(seen);
        QVERIFY(*seen == (StunEnd{QHostAddress(QStringLiteral("192.0.2.9")), 4711}));
        for (const char *wrong :
             {"rport;received=192.0.2.9", "rport=4711", "rport=0;received=192.0.2.9",
              "rport=70000;received=192.0.2.9", "rport=4711;received=router"})
            QVERIFY2(!seenBySip(start + wrong + "\r\n\r\n"), wrong);
    }

    void takes_a_cookie_only_if_it_is_one()
    {
        const QByteArray start = "SIP/2.0 403 Cookie\r\nX-Mirror-Cookie: ";
        QCOMPARE(cookieIn(start + "0123abcdef\r\n\r\n"), QByteArray("0123abcdef"));
        QCOMPARE(cookieIn(start + "not;hex\r\n\r\n"), QByteArray());
        QCOMPARE(cookieIn(start + QByteArray(129, 'a') + "\r\n\r\n"), QByteArray());
    }

    void looks_several_servers_up_at_once()
    {
        StunLookup lookup({{QStringLiteral("192.0.2.1"), 3478},
                           {QStringLiteral("localhost"), 3479},
                           {QStringLiteral("2001:db8::1"), 3480},
                           {QStringLiteral("192.0.2.2"), 5060}});
        QSignalSpy spy(&lookup, &StunLookup::finished);
        lookup.start();
        QCOMPARE(spy.count(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 1, 5000);
        QList<int> ports;
        for (const StunPlace &place : lookup.places())
            ports.append(place.end.port);
        QCOMPARE(ports, QList<int>({3478, 3479, 5060}));
    }
};

QTEST_GUILESS_MAIN(TestStunExchange)
#include "tst_stun_exchange.moc"

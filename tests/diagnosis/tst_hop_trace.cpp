#include "hop_request.h"
#include "hop_runs.h"
#include "hop_socket.h"
#include "hop_trace.h"
#include "job_rules.h"

#include <QSignalSpy>
#include <QUdpSocket>

using namespace ringthrough;

namespace {

HopTraceOptions optionsTo(quint16 port, quint16 controlPort)
{
    HopTraceOptions options;
    options.server = here;
    options.port = port;
    options.controlPort = controlPort;
    return options;
}

Hop hop(int timeToLive, QuoteReading reading)
{
    Hop made;
    made.timeToLive = timeToLive;
    made.finding.reading = reading;
    return made;
}

} // namespace

class TestHopTrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The system itself quotes what finds no listener, all of it.
    void reads_what_an_error_quotes()
    {
        HopSocket socket;
        QSignalSpy heard(&socket, &HopSocket::heard);
        QVERIFY2(socket.open(here, deadPort(), 0, 1), qPrintable(socket.detail()));
        QCOMPARE(socket.ownAddress(), here);
        socket.send("OPTIONS and so on");
        QTRY_COMPARE(heard.size(), 1);
        QCOMPARE(socket.quotes().size(), 1);
        QCOMPARE(socket.quotes().first().message, QByteArray("OPTIONS and so on"));
        QCOMPARE(socket.quotes().first().from, here);
        QVERIFY(!socket.quotes().first().expired);
        // An error before does not swallow the next message.
        socket.send("once more");
        QTRY_COMPARE(socket.quotes().size(), 2);
        QVERIFY(socket.answers().isEmpty());
    }

    void leaves_from_the_port_that_it_wishes_for()
    {
        const quint16 wished = deadPort();
        HopSocket first;
        QVERIFY(first.open(here, deadPort(), wished, 1));
        QCOMPARE(first.ownPort(), wished);
        HopSocket second;
        QVERIFY(second.open(here, deadPort(), wished, 1));
        QVERIFY(second.ownPort() != wished);
    }

    void keeps_no_more_than_is_good()
    {
        Server server(accept);
        HopSocket socket;
        QVERIFY(socket.open(here, server.localPort(), 0, 1));
        for (int i = 0; i < 40; ++i)
            socket.send("OPTIONS sip:a SIP/2.0\r\n\r\n");
        QTRY_COMPARE(server.seen.size(), 40);
        QTRY_COMPARE(socket.answers().size(), 16);
        QTest::qWait(jobQuietMs);
        QCOMPARE(socket.answers().size(), 16);
    }

    void compares_the_quotes_of_both_ports()
    {
        HopTrace trace(optionsTo(deadPort(), deadPort()));
        const Outcome<HopTraceResult> outcome = resultOf<HopTraceResult>(trace);
        QVERIFY(outcome.ok());
        QVERIFY(outcome.value().possible);
        for (const QList<Hop> &hops : {outcome.value().hops, outcome.value().control}) {
            QCOMPARE(hops.size(), 4);
            for (const Hop &one : hops) {
                QCOMPARE(one.finding.reading, QuoteReading::Same);
                QCOMPARE(one.address, here);
                QVERIFY(one.isServer);
                QVERIFY(one.quotedBytes > 300);
            }
            QCOMPARE(alteringHop(hops), std::nullopt);
        }
    }

    void knows_the_server_by_its_answer_and_uses_no_port_twice()
    {
        Server server(accept);
        HopTrace trace(optionsTo(server.localPort(), 0));
        const Outcome<HopTraceResult> outcome = resultOf<HopTraceResult>(trace);
        QVERIFY(outcome.ok());
        QVERIFY(outcome.value().control.isEmpty());
        for (const Hop &one : outcome.value().hops) {
            QVERIFY(one.isServer);
            QCOMPARE(one.quotedBytes, 0);
            QCOMPARE(one.finding, QuoteFinding());
        }
        QCOMPARE(server.ports.size(), 4);
        for (const QByteArray &message : std::as_const(server.seen))
            QVERIFY(message.startsWith("OPTIONS sip:alg-mirror@127.0.0.1"));
    }

    void asks_twice_where_nobody_says_anything()
    {
        Server server(answerSomebodyElse);
        HopTrace trace(optionsTo(server.localPort(), 0));
        const Outcome<HopTraceResult> outcome = resultOf<HopTraceResult>(trace);
        QVERIFY(outcome.ok());
        QCOMPARE(server.seen.size(), 8);
        QCOMPARE(server.ports.size(), 4);
        for (const Hop &one : outcome.value().hops)
            QCOMPARE(one, hop(one.timeToLive, QuoteReading::TooShort));
    }

    void does_not_try_ipv6()
    {
        HopTraceOptions options = optionsTo(deadPort(), 0);
        options.server = QHostAddress(QHostAddress::LocalHostIPv6);
        HopTrace trace(options);
        const Outcome<HopTraceResult> outcome = resultOf<HopTraceResult>(trace);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome.value(), HopTraceResult());
    }

    void names_the_box_before_the_first_difference()
    {
        const auto same = QuoteReading::Same;
        const auto differs = QuoteReading::Differs;
        const auto nothing = QuoteReading::TooShort;
        const auto span = [](const QList<QuoteReading> &readings) {
            QList<Hop> hops;
            for (const QuoteReading reading : readings)
                hops.append(hop(static_cast<int>(hops.size()) + 1, reading));
            return alteringHop(hops);
        };
        QCOMPARE(span({same, differs, differs}), HopSpan({1, 1}));
        QCOMPARE(span({same, same, differs}), HopSpan({2, 2}));
        QCOMPARE(span({same, nothing, differs}), HopSpan({1, 2}));
        QCOMPARE(span({nothing, differs, same}), HopSpan({0, 1}));
        QCOMPARE(span({differs}), HopSpan({0, 0}));
        QCOMPARE(span({same, nothing, same}), std::nullopt);
        QCOMPARE(span({}), std::nullopt);
    }

    void the_trace_keeps_the_rules_of_jobs()
    {
        Server server(stayQuiet);
        HopTraceOptions options = optionsTo(server.localPort(), deadPort());
        options.limit = std::chrono::milliseconds(300);
        QCOMPARE(brokenJobRule<HopTrace>([&] { return std::make_unique<HopTrace>(options); }),
                 QString());
        options.port = deadPort();
        QCOMPARE(brokenJobRule<HopTrace>([&] { return std::make_unique<HopTrace>(options); }),
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestHopTrace)
#include "tst_hop_trace.moc"

#include "hop_nobody_home.h"
#include "hop_request.h"
#include "hop_socket.h"
#include "hop_trace.h"
#include "job_rules.h"

#include <QNetworkDatagram>
#include <QSignalSpy>
#include <QUdpSocket>

using namespace ringthrough;

namespace {

const QHostAddress here(QHostAddress::LocalHost);

// A port that nobody listens at.
quint16 deadPort()
{
    QUdpSocket socket;
    return socket.bind(here, 0) ? socket.localPort() : 0;
}

template <typename T, typename J>
Outcome<T> resultOf(J &job)
{
    Outcome<T> result(Problem(Cancelled{}));
    bool over = false;
    QObject::connect(&job, &J::finished, &job, [&](const Outcome<T> &outcome) {
        result = outcome;
        over = true;
    });
    job.start();
    if (!QTest::qWaitFor([&] { return over; }, 5000))
        qWarning("the job did not end");
    return result;
}

HopTraceOptions optionsTo(quint16 port, quint16 controlPort)
{
    HopTraceOptions options;
    options.server = here;
    options.port = port;
    options.controlPort = controlPort;
    return options;
}

NobodyHomeOptions nobodyAt(quint16 port)
{
    NobodyHomeOptions options;
    options.nobody = here;
    options.port = port;
    options.limit = std::chrono::milliseconds(700);
    return options;
}

// Answers each message with what `answer` makes of it.
class Server : public QUdpSocket
{
public:
    explicit Server(std::function<QByteArray(const QByteArray &)> answer)
        : m_answer(std::move(answer))
    {
        bind(here, 0);
        connect(this, &QUdpSocket::readyRead, this, [this] {
            while (hasPendingDatagrams())
                reply(receiveDatagram());
        });
    }

    QList<QByteArray> seen;
    QSet<int> ports;

private:
    void reply(const QNetworkDatagram &datagram)
    {
        seen.append(datagram.data());
        ports.insert(datagram.senderPort());
        const QByteArray text = m_answer(datagram.data());
        if (!text.isEmpty())
            writeDatagram(datagram.makeReply(text));
    }

    std::function<QByteArray(const QByteArray &)> m_answer;
};

QByteArray accept(const QByteArray &request)
{
    return "SIP/2.0 200 OK" + request.mid(request.indexOf("\r\n"));
}

QByteArray stayQuiet(const QByteArray &)
{
    return {};
}

QByteArray answerSomebodyElse(const QByteArray &)
{
    return "SIP/2.0 200 OK\r\nCall-ID: other\r\nVia: SIP/2.0/UDP a;branch=z9hG4bKother\r\n\r\n";
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

    void nobody_is_home_data()
    {
        QTest::addColumn<bool>("answered");
        QTest::addColumn<int>("manner");
        QTest::newRow("silence") << false << 0;
        QTest::newRow("a final answer") << true << 1;
        QTest::newRow("a provisional one") << true << 2;
        QTest::newRow("to another question") << false << 3;
        QTest::newRow("no SIP") << false << 4;
        QTest::newRow("the request itself") << false << 5;
    }

    void nobody_is_home()
    {
        QFETCH(bool, answered);
        QFETCH(int, manner);
        Server server([manner](const QByteArray &request) -> QByteArray {
            switch (manner) {
            case 1:
                return accept(request);
            case 2:
                return accept(request).replace("200 OK", "100 Trying");
            case 3:
                return answerSomebodyElse(request);
            case 4:
                return "HTTP/1.1 200 OK\r\n" + request.mid(request.indexOf("\r\n") + 2);
            case 5:
                return request;
            default:
                return stayQuiet(request);
            }
        });
        NobodyHome job(nobodyAt(server.localPort()));
        const Outcome<bool> outcome = resultOf<bool>(job);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome.value(), answered);
        QVERIFY(server.ports.size() == 2 || answered);
        const auto forwards = [&](const QByteArray &line) {
            return std::any_of(server.seen.begin(), server.seen.end(),
                               [&](const QByteArray &one) { return one.contains(line); });
        };
        QVERIFY(forwards("\r\nMax-Forwards: 0\r\n") || answered);
        QVERIFY(forwards("\r\nMax-Forwards: 70\r\n") || answered);
    }

    // An error of the network is no answer.
    void a_refusal_is_no_answer()
    {
        NobodyHome job(nobodyAt(deadPort()));
        const Outcome<bool> outcome = resultOf<bool>(job);
        QVERIFY(outcome.ok());
        QVERIFY(!outcome.value());
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

    void nobody_home_keeps_the_rules_of_jobs()
    {
        Server quiet(stayQuiet);
        Server loud(accept);
        for (const quint16 port : {quiet.localPort(), loud.localPort(), deadPort()})
            QCOMPARE(brokenJobRule<NobodyHome>(
                         [&] { return std::make_unique<NobodyHome>(nobodyAt(port)); }),
                     QString());
    }
};

QTEST_GUILESS_MAIN(TestHopTrace)
#include "tst_hop_trace.moc"

#include "hop_nobody_home.h"
#include "hop_runs.h"
#include "job_rules.h"

#include <QElapsedTimer>

using namespace ringthrough;

namespace {

NobodyHomeOptions nobodyAt(quint16 port)
{
    NobodyHomeOptions options;
    options.nobody = here;
    options.port = port;
    options.limit = std::chrono::milliseconds(700);
    return options;
}

} // namespace

class TestNobodyHome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void nobody_is_home_over_tcp_data()
    {
        QTest::addColumn<bool>("answered");
        QTest::addColumn<int>("manner");
        QTest::newRow("an answer") << true << 1;
        QTest::newRow("hangs up") << false << 0;
        QTest::newRow("to another question") << false << 3;
        // Not everybody who takes connections for others understands SIP.
        QTest::newRow("takes the connection") << false << 4;
    }

    void nobody_is_home_over_tcp()
    {
        QFETCH(bool, answered);
        QFETCH(int, manner);
        TcpServer server([manner](const QByteArray &request) -> QByteArray {
            switch (manner) {
            case 1:
                return accept(request);
            case 3:
                return answerSomebodyElse(request);
            case 4:
                return "HTTP/1.1 400 Bad Request\r\n\r\n";
            default:
                return {};
            }
        });
        NobodyHomeOptions options = nobodyAt(server.serverPort());
        options.wire = Wire::Tcp;
        NobodyHome job(options);
        const Outcome<bool> outcome = resultOf<bool>(job);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome.value(), answered);
        QVERIFY(!server.seen.isEmpty() && server.seen.size() <= 2);
        for (const QByteArray &one : server.seen)
            QVERIFY2(one.contains("\r\nVia: SIP/2.0/TCP "), one.constData());
    }

    // There is nothing to wait for.
    void a_refused_connection_is_no_answer()
    {
        NobodyHomeOptions options = nobodyAt(deadPort());
        options.wire = Wire::Tcp;
        options.limit = std::chrono::milliseconds(4000);
        NobodyHome job(options);
        QElapsedTimer clock;
        clock.start();
        const Outcome<bool> outcome = resultOf<bool>(job);
        QVERIFY(outcome.ok());
        QVERIFY(!outcome.value());
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
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

    void nobody_home_keeps_the_rules_of_jobs_over_tcp()
    {
        TcpServer loud(accept);
        for (const quint16 port : {loud.serverPort(), deadPort()}) {
            NobodyHomeOptions options = nobodyAt(port);
            options.wire = Wire::Tcp;
            QCOMPARE(
                brokenJobRule<NobodyHome>([&] { return std::make_unique<NobodyHome>(options); }),
                QString());
        }
    }
};

QTEST_GUILESS_MAIN(TestNobodyHome)
#include "tst_nobody_home.moc"

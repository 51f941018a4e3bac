// The test as a job, against servers on loopback: mirrors, ordinary ones, silent and hostile ones.

#include "alg_relay.h"
#include "fake_sip_server.h"
#include "job_rules.h"
#include "sip_mirror.h"
#include "sip_runs.h"
#include "sip_test.h"
#include "sip_text.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>

using namespace ringthrough;

namespace {

SipTestOptions optionsFor(const SipMirror &mirror, SipTransports transports = SipTransports::Both)
{
    return optionsFor(mirror.port(), mirror.controlPort(), transports);
}

} // namespace

Q_DECLARE_METATYPE(FakeSipServer::Answer)

class TestSipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void is_clean_at_a_mirror_and_quick()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        const Diagnosis diagnosis = diagnose(optionsFor(mirror));
        QCOMPARE(diagnosis.verdict, Verdict::Clean);
        QCOMPARE(diagnosis.reason, VerdictReason::MirrorUnchanged);
        QVERIFY(diagnosis.provedByMirror);
        QCOMPARE(diagnosis.transport, QStringLiteral("both"));
        QCOMPARE(diagnosis.server, QStringLiteral("127.0.0.1:%1").arg(mirror.port()));
        QVERIFY2(diagnosis.elapsedMs < 2000, qPrintable(QString::number(diagnosis.elapsedMs)));
        QVERIFY2(packets(diagnosis) <= 20, qPrintable(QString::number(packets(diagnosis))));
    }

    // Else a test after a change may meet a flow that the router treats as it did before.
    void leaves_from_other_ports_than_the_test_before()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        QStringList sources;
        for (int i = 0; i < 3; ++i) {
            const Diagnosis diagnosis = diagnose(optionsFor(mirror, SipTransports::Udp));
            for (const ProbeRecord &probe : diagnosis.probes)
                if (!probe.source.endsWith(u":5060") && probe.outcome == u"same")
                    sources.append(probe.source);
        }
        QVERIFY(sources.size() >= 9);
        QCOMPARE(sources.removeDuplicates(), 0);
    }

    void says_what_it_does()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        SipTest test(optionsFor(mirror, SipTransports::Udp));
        QSignalSpy sentences(&test, &SipTest::progressed);
        QSignalSpy finished(&test, &SipTest::finished);
        test.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(sentences.size(), 2);
        QVERIFY(sentences.at(0).at(0).toString().contains(QString::number(mirror.port())));
        QVERIFY(sentences.at(1).at(0).toString().contains(u"shows us"));
    }

    void can_be_cancelled_by_whoever_hears_it()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        SipTest test(optionsFor(mirror));
        QSignalSpy finished(&test, &SipTest::finished);
        connect(&test, &SipTest::progressed, &test, [&test] { test.cancel(); });
        test.start();
        QTRY_VERIFY(!test.isRunning());
        QTest::qWait(100);
        QCOMPARE(finished.size(), 0);
    }

    void finds_a_mirror_by_its_name()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        SipTestOptions options = optionsFor(mirror, SipTransports::Udp);
        options.target.host = QStringLiteral("localhost");
        QCOMPARE(diagnose(options).verdict, Verdict::Clean);
    }

    void names_what_a_relay_alters_over_each_transport_data()
    {
        QTest::addColumn<SipTransports>("transports");
        QTest::addColumn<QString>("name");
        QTest::newRow("udp") << SipTransports::Udp << QStringLiteral("udp");
        QTest::newRow("tcp") << SipTransports::Tcp << QStringLiteral("tcp");
    }

    void names_what_a_relay_alters_over_each_transport()
    {
        QFETCH(SipTransports, transports);
        QFETCH(QString, name);
        SipMirror mirror;
        AlgRelay relay;
        QVERIFY(mirror.listen());
        QVERIFY(relay.listen(loopback, mirror.port(), mirror.controlPort()));
        const Diagnosis diagnosis =
            diagnose(optionsFor(relay.port(), relay.controlPort(), transports));
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QCOMPARE(diagnosis.transport, name);
        QSet<QString> parts;
        for (const Alteration &one : diagnosis.alterations) {
            parts.insert(one.part);
            QVERIFY(one.flow.startsWith(name));
        }
        QCOMPARE(parts,
                 (QSet<QString>{QStringLiteral("Via host"), QStringLiteral("Contact"),
                                QStringLiteral("From"), QStringLiteral("SDP o="),
                                QStringLiteral("SDP c="), QStringLiteral("Content-Length")}));
    }

    void uses_a_fresh_port_and_branch_for_every_probe()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        const Diagnosis first = diagnose(optionsFor(mirror, SipTransports::Udp));
        const Diagnosis second = diagnose(optionsFor(mirror, SipTransports::Udp));
        QSet<QString> sources;
        QSet<QString> messages;
        qsizetype fresh = 0;
        for (const ProbeRecord &probe : first.probes + second.probes) {
            if (probe.sent.isEmpty())
                continue;
            QVERIFY(!messages.contains(probe.sent));
            messages.insert(probe.sent);
            if (probe.source.endsWith(u":5060"))
                continue;
            sources.insert(probe.source + probe.target);
            ++fresh;
        }
        QCOMPARE(sources.size(), fresh);
        QVERIFY(fresh > 10);
    }

    void sends_no_invite_to_an_ordinary_server()
    {
        FakeSipServer server(ordinaryAnswer);
        const Diagnosis diagnosis = diagnose(optionsFor(server.port(), 0, SipTransports::Udp));
        QCOMPARE(diagnosis.verdict, Verdict::Clean);
        QCOMPARE(diagnosis.reason, VerdictReason::NoSignFound);
        QVERIFY(!diagnosis.provedByMirror);
        QVERIFY(server.requests().size() >= 4);
        for (const QByteArray &request : server.requests())
            QVERIFY2(request.startsWith("OPTIONS ") || request.startsWith("UPDATE "),
                     request.constData());
        QVERIFY2(packets(diagnosis) <= 20, qPrintable(QString::number(packets(diagnosis))));
    }

    // Our own address in the answer, though the same server has seen another one.
    void believes_an_ordinary_server_that_gives_an_alg_away()
    {
        FakeSipServer server([](const QByteArray &request, quint16 fromPort) {
            QByteArray answer = ordinaryAnswer(request, fromPort);
            if (!request.contains("client.invalid"))
                answer.replace("received=203.0.113.9", "received=127.0.0.1");
            return answer;
        });
        const Diagnosis diagnosis = diagnose(optionsFor(server.port(), 0, SipTransports::Udp));
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QCOMPARE(diagnosis.reason, VerdictReason::AnswerGivesAway);
        QCOMPARE(diagnosis.alterations.constFirst().part, QStringLiteral("Via received"));
    }

    void survives_hostile_answers_data()
    {
        QTest::addColumn<FakeSipServer::Answer>("answer");
        QTest::addColumn<VerdictReason>("reason");
        const auto row = [](const char *name, const FakeSipServer::Answer &answer,
                            VerdictReason reason) { QTest::newRow(name) << answer << reason; };
        row(
            "garbage", [](auto &, auto) { return QByteArray("\0\xff garbage \r\n", 13); },
            VerdictReason::ServerSilent);
        row(
            "no end of headers",
            [](auto &, auto) {
                return "SIP/2.0 200 OK\r\n" + QByteArray("X: y\r\n").repeated(2000);
            },
            VerdictReason::ServerSilent);
        row(
            "larger than any answer",
            [](auto &request, auto port) {
                return ordinaryAnswer(request, port) + QByteArray(40'000, 'x');
            },
            VerdictReason::ServerSilent);
        row(
            "somebody else's answer",
            [](auto &request, auto port) {
                QByteArray other = request;
                other.replace("branch=z9hG4bK", "branch=z9hG4bKno")
                    .replace("Call-ID: ", "Call-ID: x");
                other.replace("z9hG4bKno" +
                                  parameter(parseSip(request)->value("Via"), "branch").mid(7),
                              "z9hG4bKnothing");
                return ordinaryAnswer(other, port);
            },
            VerdictReason::ServerSilent);
        row(
            "our own request", [](auto &request, auto) { return request; },
            VerdictReason::ServerSilent);
        row(
            "only provisional answers",
            [](auto &request, auto port) {
                return ordinaryAnswer(request, port).replace("404 Not Found", "100 Trying");
            },
            VerdictReason::ServerSilent);
        row(
            "a mirror that shows another message",
            [](auto &request, auto port) {
                QByteArray answer = mirrored(request, port);
                const qsizetype body = answer.indexOf("\r\n\r\n") + 4;
                return answer.left(body) + QByteArray("src=1.2.3.4:5 dst=x\r\nOPTIONS").toBase64();
            },
            VerdictReason::NotOurMirror);
        row(
            "a mirror whose body is no base64",
            [](auto &request, auto port) {
                QByteArray answer = mirrored(request, port);
                return answer.left(answer.indexOf("\r\n\r\n") + 4) + "<html>";
            },
            VerdictReason::NotOurMirror);
    }

    void survives_hostile_answers()
    {
        QFETCH(FakeSipServer::Answer, answer);
        QFETCH(VerdictReason, reason);
        FakeSipServer server(answer);
        SipTestOptions options = optionsFor(server.port(), 0, SipTransports::Udp);
        options.totalLimit =
            std::chrono::milliseconds(700); // one message is sent twice in that time
        const Diagnosis diagnosis = diagnose(options);
        QCOMPARE(diagnosis.verdict, Verdict::Inconclusive);
        QCOMPARE(verdictReasonName(diagnosis.reason), verdictReasonName(reason));
    }

    // An answer that comes from elsewhere is nobody's answer, however well it fits.
    void hears_only_the_server_it_asked()
    {
        QUdpSocket stranger;
        QVERIFY(stranger.bind(loopback, 0));
        FakeSipServer server([&stranger](const QByteArray &request, quint16 fromPort) {
            stranger.writeDatagram(mirrored(request, fromPort), loopback, fromPort);
            return QByteArray("x");
        });
        SipTestOptions options = optionsFor(server.port(), 0, SipTransports::Udp);
        options.totalLimit = std::chrono::milliseconds(700);
        QCOMPARE(diagnose(options).reason, VerdictReason::ServerSilent);
        QVERIFY(server.requests().size() > 0);
    }

    void gives_up_in_time_without_a_storm()
    {
        FakeSipServer server([](auto &, auto) { return QByteArray("x"); });
        const Diagnosis diagnosis = diagnose(optionsFor(server.port(), 0, SipTransports::Both));
        QCOMPARE(diagnosis.reason, VerdictReason::ServerSilent);
        QCOMPARE(server.requests().size(), 3);
        QVERIFY2(diagnosis.elapsedMs < 12000, qPrintable(QString::number(diagnosis.elapsedMs)));
    }

    void keeps_its_total_limit()
    {
        FakeSipServer server([](auto &, auto) { return QByteArray("x"); });
        SipTestOptions options = optionsFor(server.port(), 0, SipTransports::Both);
        options.totalLimit = std::chrono::milliseconds(300);
        const Diagnosis diagnosis = diagnose(options);
        QCOMPARE(diagnosis.reason, VerdictReason::ServerSilent);
        QVERIFY2(diagnosis.elapsedMs < 3000, qPrintable(QString::number(diagnosis.elapsedMs)));
        QVERIFY(!diagnosis.probes.isEmpty());
    }

    // A test that the limit cut short may not call clean what it has not seen.
    void promises_nothing_when_the_limit_cut_it_short()
    {
        FakeSipServer server([](const QByteArray &request, quint16 port) {
            return request.startsWith("OPTIONS ") ? mirrored(request, port) : QByteArray("x");
        });
        SipTestOptions options = optionsFor(server.port(), 0, SipTransports::Udp);
        options.totalLimit = std::chrono::milliseconds(400);
        QCOMPARE(diagnose(options).verdict, Verdict::Inconclusive);
    }

    void confirms_the_end_of_an_invite()
    {
        FakeSipServer server(mirrored);
        diagnose(optionsFor(server.port(), 0, SipTransports::Udp));
        const auto count = [&](const char *method) {
            return std::count_if(server.requests().begin(), server.requests().end(),
                                 [&](const QByteArray &one) { return one.startsWith(method); });
        };
        QVERIFY(count("INVITE ") > 0);
        QCOMPARE(count("ACK "), count("INVITE "));
    }

    void says_that_a_name_is_unknown()
    {
        SipTestOptions options;
        // Longer than a label can be, so that the answer needs no network.
        options.target.host = QStringLiteral("a").repeated(64) + QStringLiteral(".example");
        const Outcome<Diagnosis> outcome = run(options);
        QVERIFY(!outcome.ok());
        QCOMPARE(problemName(outcome.problem()), QStringLiteral("host_not_found"));
    }

    void keeps_the_rules_of_jobs()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        const SipTestOptions options = optionsFor(mirror);
        QCOMPARE(brokenJobRule<SipTest>([&] { return std::make_unique<SipTest>(options); }),
                 QString());
    }

    void keeps_the_rules_of_jobs_with_a_name_to_look_up()
    {
        SipMirror mirror;
        QVERIFY(mirror.listen());
        SipTestOptions options = optionsFor(mirror, SipTransports::Udp);
        options.target.host = QStringLiteral("localhost");
        QCOMPARE(brokenJobRule<SipTest>([&] { return std::make_unique<SipTest>(options); }),
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestSipTest)
#include "tst_sip_test.moc"

// All checks side by side, against servers on loopback.

#include "check_path.h"

#include "fake_router.h"
#include "job_rules.h"
#include "path_runs.h"
#include "sip_mirror.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSignalSpy>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QHostAddress loopback(QHostAddress::LocalHost);

// A mirror whose TLS port is a server that never says a word.
PathOptions optionsAt(const SipMirror &mirror, quint16 tlsPort)
{
    PathOptions options;
    options.target.host = loopback.toString();
    options.target.port = mirror.port();
    options.target.tlsPort = tlsPort;
    options.otherPlaces = {{loopback.toString(), mirror.controlPort(), SipTransport::Udp}};
    options.checks = {PathCheck::Tls, PathCheck::OtherPorts, PathCheck::Ipv6};
    return options;
}

// What was told of a check: "begun", "over".
QStringList toldOf(const QSignalSpy &spy, PathCheck check)
{
    QStringList told;
    for (const QVariantList &one : spy)
        if (one.at(0).value<PathCheck>() == check)
            told.append(one.at(1).toBool() ? u"begun"_s : u"over"_s);
    return told;
}

} // namespace

class TestCheckPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_mirror = std::make_unique<SipMirror>();
        m_silent = std::make_unique<FakeServer>(silence());
        QVERIFY(m_mirror->listen());
    }

    void runs_the_chosen_checks_side_by_side()
    {
        CheckPath check(optionsAt(*m_mirror, m_silent->port()));
        QSignalSpy changes(&check, &CheckPath::checkChanged);
        QElapsedTimer clock;
        clock.start();
        const Outcome<PathReport> outcome = outcomeOf<PathReport>(check);
        QVERIFY(outcome.ok());
        const PathReport &report = outcome.value();
        QVERIFY(report.tls && report.ipv6);
        QCOMPARE(report.tls->reach, Reach::Silent);
        QCOMPARE(report.otherPorts.size(), 1);
        QCOMPARE(report.otherPorts.first().reach, Reach::Answered);
        QVERIFY(!report.ipv6->serverHasAddress);
        QVERIFY(!report.nat && !report.layers && !report.lifetime && !report.voice);
        QVERIFY(report.elapsedMs > 0 && report.elapsedMs <= clock.elapsed());
        QVERIFY2(report.elapsedMs < 7000, "as long as the longest, not as all together");
        QVERIFY(report == check.report());
        for (const PathCheck one : {PathCheck::Tls, PathCheck::OtherPorts, PathCheck::Ipv6})
            QCOMPARE(toldOf(changes, one), QStringList({u"begun"_s, u"over"_s}));
        QCOMPARE(changes.size(), 6);
    }

    void measures_with_a_mirror_what_needs_stun()
    {
        PathOptions options = optionsAt(*m_mirror, m_silent->port());
        options.target.controlPort = m_mirror->controlPort();
        options.checks = {PathCheck::Nat, PathCheck::Layers, PathCheck::Voice};
        options.voiceLength = std::chrono::milliseconds(500);
        const PathReport report = findingOf<PathReport, CheckPath>(options);
        QVERIFY(report.nat && report.layers && report.voice);
        QCOMPARE(natDependenceName(report.nat->mapping), u"no_nat"_s);
        QVERIFY(report.voice->sent >= 20 && report.voice->sent <= 30);
        QCOMPARE(report.voice->answered, report.voice->sent);
        QVERIFY(!report.tls && report.otherPorts.isEmpty());
    }

    void the_report_grows()
    {
        CheckPath check(optionsAt(*m_mirror, m_silent->port()));
        QSignalSpy finished(&check, &CheckPath::finished);
        int foundWhenOver = -1;
        connect(&check, &CheckPath::checkChanged, &check, [&](PathCheck which, bool running) {
            if (which == PathCheck::OtherPorts && !running)
                foundWhenOver = int(check.report().otherPorts.size());
        });
        check.start();
        QTRY_COMPARE(foundWhenOver, 1);
        QVERIFY(!check.report().tls);
        QCOMPARE(finished.size(), 0);
    }

    void only_what_was_chosen_runs()
    {
        PathOptions options = optionsAt(*m_mirror, m_silent->port());
        options.checks = {PathCheck::OtherPorts};
        const PathReport report = findingOf<PathReport, CheckPath>(options);
        QCOMPARE(report.otherPorts.size(), 1);
        QVERIFY(!report.tls && !report.ipv6);
        QVERIFY(m_silent->received().isEmpty());
        options.checks = {};
        CheckPath none(options);
        const Outcome<PathReport> outcome = outcomeOf<PathReport>(none);
        QVERIFY(outcome.ok());
        QVERIFY(outcome.value().otherPorts.isEmpty());
    }

    void a_skipped_check_leaves_nothing_and_the_others_go_on()
    {
        CheckPath check(optionsAt(*m_mirror, m_silent->port()));
        QSignalSpy finished(&check, &CheckPath::finished);
        QSignalSpy changes(&check, &CheckPath::checkChanged);
        check.start();
        QTRY_COMPARE(m_silent->received().size(), 1);
        QElapsedTimer clock;
        clock.start();
        check.skip(PathCheck::Tls);
        QCOMPARE(finished.size(), 0);
        check.skip(PathCheck::Tls);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(clock.elapsed() < 3000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!check.report().tls);
        QCOMPARE(check.report().otherPorts.size(), 1);
        QVERIFY(check.report().ipv6);
        QCOMPARE(toldOf(changes, PathCheck::Tls), QStringList({u"begun"_s, u"over"_s}));
    }

    void a_check_that_is_skipped_early_never_begins()
    {
        CheckPath check(optionsAt(*m_mirror, m_silent->port()));
        QSignalSpy changes(&check, &CheckPath::checkChanged);
        check.skip(PathCheck::Tls);
        const Outcome<PathReport> outcome = outcomeOf<PathReport>(check);
        QVERIFY(outcome.ok());
        QVERIFY(!outcome.value().tls);
        QVERIFY(toldOf(changes, PathCheck::Tls).isEmpty());
        QVERIFY(m_silent->received().isEmpty());
    }

    void skipping_all_ends_it()
    {
        const PathOptions options = optionsAt(*m_mirror, m_silent->port());
        CheckPath check(options);
        QSignalSpy finished(&check, &CheckPath::finished);
        connect(&check, &CheckPath::checkChanged, &check, [&](PathCheck which, bool running) {
            if (running)
                check.skip(which);
        });
        check.start();
        QTRY_COMPARE(finished.size(), 1);
        PathReport nothing;
        nothing.elapsedMs = check.report().elapsedMs;
        QVERIFY(check.report() == nothing);
    }

    void finds_a_server_by_its_name()
    {
        PathOptions options = optionsAt(*m_mirror, m_silent->port());
        options.target.host = u"localhost"_s;
        options.otherPlaces = {{u"localhost"_s, m_mirror->controlPort(), SipTransport::Udp}};
        options.checks = {PathCheck::OtherPorts};
        QCOMPARE((findingOf<PathReport, CheckPath>(options).otherPorts.value(0).reach),
                 Reach::Answered);
    }

    void says_that_a_name_is_unknown()
    {
        PathOptions options;
        // Longer than a label can be, so that the answer needs no network.
        options.target.host = u"a"_s.repeated(64) + u".example"_s;
        CheckPath check(options);
        QSignalSpy changes(&check, &CheckPath::checkChanged);
        const Outcome<PathReport> outcome = outcomeOf<PathReport>(check);
        QVERIFY(!outcome.ok());
        QCOMPARE(problemName(outcome.problem()), u"host_not_found"_s);
        QVERIFY(changes.isEmpty());
    }

    void says_how_long_each_takes()
    {
        QCOMPARE(CheckPath::limitOf(PathCheck::Tls).count(), 5);
        QCOMPARE(CheckPath::limitOf(PathCheck::OtherPorts).count(), 2);
        QCOMPARE(CheckPath::limitOf(PathCheck::Ipv6).count(), 2);
        QCOMPARE(CheckPath::limitOf(PathCheck::Layers).count(), 3);
        QVERIFY(CheckPath::limitOf(PathCheck::Lifetime) >= PathOptions().longestIdle);
        QVERIFY(CheckPath::limitOf(PathCheck::Voice) >= PathOptions().voiceLength);
    }

    void can_be_cancelled_or_deleted_by_whoever_hears_it_data()
    {
        QTest::addColumn<bool>("begun");
        QTest::addColumn<bool>("deletes");
        QTest::newRow("cancelled when one begins") << true << false;
        QTest::newRow("cancelled when one is over") << false << false;
        QTest::newRow("deleted when one begins") << true << true;
        QTest::newRow("deleted when one is over") << false << true;
    }

    void can_be_cancelled_or_deleted_by_whoever_hears_it()
    {
        QFETCH(bool, begun);
        QFETCH(bool, deletes);
        QPointer<CheckPath> check = new CheckPath(optionsAt(*m_mirror, m_silent->port()));
        QSignalSpy finished(check, &CheckPath::finished);
        bool heard = false;
        connect(check, &CheckPath::checkChanged, this, [&](PathCheck, bool running) {
            if (heard || running != begun)
                return;
            heard = true;
            check->cancel();
            if (deletes)
                delete check;
        });
        check->start();
        QTRY_VERIFY(heard);
        QTest::qWait(jobQuietMs);
        QCOMPARE(finished.size(), 0);
        QCOMPARE(check.isNull(), deletes);
        delete check;
    }

    void keeps_the_rules_of_jobs()
    {
        const PathOptions options = optionsAt(*m_mirror, m_silent->port());
        QCOMPARE(brokenJobRule<CheckPath>([&] { return std::make_unique<CheckPath>(options); }),
                 QString());
    }

private:
    std::unique_ptr<SipMirror> m_mirror;
    std::unique_ptr<FakeServer> m_silent;
};

QTEST_GUILESS_MAIN(TestCheckPath)
#include "tst_check_path.moc"

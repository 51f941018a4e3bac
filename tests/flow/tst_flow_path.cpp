#include "case_store.h"
#include "flow_fakes.h"
#include "path_samples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ringthrough;

Q_DECLARE_METATYPE(ringthrough::PathCheck)

/// The checks around the test, as the flow runs them.
class TestFlowPath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void checksWithWhatItKnows();
    void theReportGrowsWhileTheyRun();
    void whatIsFoundIsSaved();
    void oneCheckIsSkipped();
    void aSingleCheckLeavesTheOthersAlone();
    void checkingAgainForgetsTheOldAnswers();
    void stoppingKeepsWhatIsKnown();
    void needsAServer();
    void problemsAreMet();
    void goingBackTakesThemAway_data();
    void goingBackTakesThemAway();
    void aChangeLeavesThemAlone();
    void asksWhatTheProfileNames();

private:
    PathReport onlyTls() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeJobs m_fakes;
    std::unique_ptr<Flow> m_flow;
};

void TestFlowPath::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_fakes = FakeJobs();
    m_flow = std::make_unique<Flow>(surroundings(m_fakes, m_folder->path()));
    m_flow->begin();
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
}

void TestFlowPath::cleanup()
{
    m_flow.reset();
}

PathReport TestFlowPath::onlyTls() const
{
    PathReport report;
    report.tls = fullPath().tls;
    return report;
}

void TestFlowPath::asksWhatTheProfileNames()
{
    Surroundings around = surroundings(m_fakes, m_folder->path());
    Profile profile;
    profile.sipServers.append({QStringLiteral("sip.example.com"), 5062, SipTransport::Tls});
    profile.stunServers.append({QStringLiteral("stun.example.com"), 3478});
    around.profile = profile;
    m_flow = std::make_unique<Flow>(around);
    m_flow->begin();
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
    m_flow->checkPath();
    const PathOptions &options = m_fakes.checkPath->options;
    QCOMPARE(options.otherPlaces.size(), 1);
    QCOMPARE(options.otherPlaces.first().port, 5062);
    QCOMPARE(options.stunServers.size(), 1);
    QCOMPARE(options.stunServers.first().host, QStringLiteral("stun.example.com"));
}

void TestFlowPath::checksWithWhatItKnows()
{
    m_flow->checkPath();
    QCOMPARE(m_flow->activity(), Activity::CheckingPath);
    QVERIFY(m_fakes.checkPath);
    QCOMPARE(m_fakes.checkPath->options.target.host, QStringLiteral("mirror.example"));
    QVERIFY(m_fakes.checkPath->options.gateway);
    QCOMPARE(m_fakes.checkPath->options.gateway->address, oneGateway().gateway()->address);
    QVERIFY(!m_fakes.checkPath->options.checks.contains(PathCheck::Lifetime)); // takes minutes
    Q_EMIT m_fakes.checkPath->finished(fullPath());
    QCOMPARE(m_flow->activity(), Activity::None);
}

void TestFlowPath::theReportGrowsWhileTheyRun()
{
    m_flow->checkPath();
    QSignalSpy changes(m_flow.get(), &Flow::caseChanged);
    QList<std::pair<PathCheck, bool>> seen;
    connect(m_flow.get(), &Flow::pathCheckChanged, this, [&](PathCheck check, bool running) {
        seen.append({check, running});
        QVERIFY(m_flow->current().path && m_flow->current().path->tls); // known by then
    });
    m_fakes.checkPath->found(PathCheck::Tls, onlyTls());
    QCOMPARE(m_flow->activity(), Activity::CheckingPath);
    QCOMPARE(seen.size(), 1);
    QVERIFY(seen.first() == std::pair(PathCheck::Tls, false));
    QCOMPARE(changes.size(), 1);
}

void TestFlowPath::whatIsFoundIsSaved()
{
    m_flow->checkPath();
    PathReport found = fullPath();
    found.lifetime.reset();
    Q_EMIT m_fakes.checkPath->finished(found);
    const Outcome<Case> saved = CaseStore(m_folder->path()).load();
    QVERIFY(saved.ok());
    QCOMPARE(saved.value().path, std::optional(found));
}

void TestFlowPath::oneCheckIsSkipped()
{
    m_flow->skipPathCheck(PathCheck::Voice); // nothing runs: nothing happens
    m_flow->checkPath();
    m_flow->skipPathCheck(PathCheck::Voice);
    QCOMPARE(m_fakes.checkPath->skipped, QList<PathCheck>{PathCheck::Voice});
    QCOMPARE(m_flow->activity(), Activity::CheckingPath);
}

void TestFlowPath::aSingleCheckLeavesTheOthersAlone()
{
    m_flow->checkPath();
    Q_EMIT m_fakes.checkPath->finished(onlyTls());
    m_flow->checkPath({PathCheck::Lifetime});
    QCOMPARE(m_fakes.checkPath->options.checks, QList<PathCheck>{PathCheck::Lifetime});
    QVERIFY(m_flow->current().path->tls);
    PathReport lifetime;
    lifetime.lifetime = LifetimeFinding{27, 30};
    Q_EMIT m_fakes.checkPath->finished(lifetime);
    QCOMPARE(m_flow->current().path->tls, fullPath().tls);
    QCOMPARE(m_flow->current().path->lifetime, lifetime.lifetime);
}

void TestFlowPath::checkingAgainForgetsTheOldAnswers()
{
    m_flow->checkPath();
    Q_EMIT m_fakes.checkPath->finished(onlyTls());
    m_flow->checkPath();
    QVERIFY(!m_flow->current().path->tls);
}

void TestFlowPath::stoppingKeepsWhatIsKnown()
{
    m_flow->checkPath();
    const QPointer<FakeCheckPath> job = m_fakes.checkPath;
    job->found(PathCheck::Tls, onlyTls());
    m_flow->cancel();
    QVERIFY(job->stopped);
    QCOMPARE(m_flow->activity(), Activity::None);
    QVERIFY(!m_flow->lastProblem()); // nobody has failed
    QVERIFY(m_flow->current().path->tls);
}

void TestFlowPath::needsAServer()
{
    m_flow->setSipServer(std::nullopt);
    m_flow->checkPath();
    QVERIFY(!m_fakes.checkPath);
    QVERIFY(std::holds_alternative<SipServerNeeded>(*m_flow->lastProblem()));
}

void TestFlowPath::problemsAreMet()
{
    m_flow->checkPath();
    Q_EMIT m_fakes.checkPath->finished(Problem(HostNotFound{QStringLiteral("mirror.example")}));
    QVERIFY(std::holds_alternative<HostNotFound>(*m_flow->lastProblem()));
    QCOMPARE(m_flow->activity(), Activity::None);
}

void TestFlowPath::goingBackTakesThemAway_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("stays");
    QTest::newRow("identifying") << int(Activity::Identifying) << false;
    QTest::newRow("the test") << int(Activity::TestingBefore) << false;
    QTest::newRow("the checks") << int(Activity::CheckingPath) << false;
    QTest::newRow("the change") << int(Activity::Changing) << true;
    QTest::newRow("the test after it") << int(Activity::TestingAfter) << true;
}

void TestFlowPath::goingBackTakesThemAway()
{
    QFETCH(int, step);
    QFETCH(bool, stays);
    m_flow->checkPath();
    Q_EMIT m_fakes.checkPath->finished(onlyTls());
    m_flow->goBackTo(Activity(step));
    QCOMPARE(m_flow->current().path.has_value(), stays);
}

void TestFlowPath::aChangeLeavesThemAlone()
{
    m_flow->testBefore();
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    m_flow->checkPath();
    Q_EMIT m_fakes.checkPath->finished(onlyTls());
    m_flow->switchOff(Transport::Telnet, {});
    m_flow->checkPath(); // not during a change
    QCOMPARE(m_flow->activity(), Activity::Changing);
    Q_EMIT m_fakes.change->finished(changedTo(ChangeOutcome::Off));
    m_flow->checkPath();
    Q_EMIT m_fakes.checkPath->finished(onlyTls());
    m_flow->goBackTo(Activity::CheckingPath);
    QVERIFY(m_flow->current().change && m_flow->current().before);
}

QTEST_GUILESS_MAIN(TestFlowPath)
#include "tst_flow_path.moc"

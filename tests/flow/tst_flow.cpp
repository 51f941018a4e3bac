#include "flow_fakes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ringthrough;

namespace {

const QString box = QStringLiteral("maker-box");

} // namespace

class TestFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksTheSystemForTheGateway();
    void tellsThatThereIsNoGateway();
    void waitsForTheChoiceBetweenGateways();
    void waitsForTheKnowledge();
    void settlesOnASureDeviceOnly();
    void saysWhenTheRouterIsUnknown();
    void choosingADeviceClearsWhatLiesToTheRight();
    void testsTheCallsAgainstTheServer();
    void asksForAServerBeforeTesting();
    void switchesOffWithWhatItKnows();
    void neverChangesAnUncertainDevice();
    void answersTheChangesOwnSipTests();
    void aFailedTestDuringTheChangeIsAnAnswerToo();
    void nothingElseStartsDuringAChange();
    void theOldestTestStays();
    void putsBackWhatTheJournalHolds();
    void hasNothingToPutBack();
    void countsTheStepsOfTheGuide();
    void theWordOfThePersonCounts();
    void goingBackClearsToTheRight();
    void cancelEndsTheJob();
    void keepsTheCaseForAReport();

private:
    Flow &identified();

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeJobs m_fakes;
    std::unique_ptr<Flow> m_flow;
};

void TestFlow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_fakes = FakeJobs();
}

void TestFlow::cleanup()
{
    m_flow.reset();
}

Flow &TestFlow::identified()
{
    m_flow = std::make_unique<Flow>(surroundings(m_fakes, m_folder->path()));
    m_flow->begin();
    Q_EMIT m_fakes.identify->finished(surely(box));
    return *m_flow;
}

void TestFlow::asksTheSystemForTheGateway()
{
    Surroundings around = surroundings(m_fakes, m_folder->path());
    around.network.reset();
    Flow flow(around);
    flow.begin();
    QCOMPARE(flow.activity(), Activity::FindingGateway);
    Q_EMIT m_fakes.find->finished(oneGateway());
    QCOMPARE(flow.current().network, std::optional(oneGateway()));
    QCOMPARE(flow.activity(), Activity::Identifying);
}

void TestFlow::tellsThatThereIsNoGateway()
{
    Surroundings around = surroundings(m_fakes, m_folder->path());
    around.network.reset();
    Flow flow(around);
    QSignalSpy problems(&flow, &Flow::problemMet);
    flow.begin();
    Q_EMIT m_fakes.find->finished(Problem(NoGateway{}));
    QCOMPARE(problems.size(), 1);
    QVERIFY(std::holds_alternative<NoGateway>(*flow.lastProblem()));
    QCOMPARE(flow.activity(), Activity::None);
}

void TestFlow::waitsForTheChoiceBetweenGateways()
{
    Surroundings around = surroundings(m_fakes, m_folder->path());
    around.network = twoGateways();
    Flow flow(around);
    flow.begin();
    QVERIFY(!m_fakes.identify);
    QCOMPARE(flow.activity(), Activity::None);
    flow.chooseGateway(7); // there is none
    QVERIFY(!m_fakes.identify);
    flow.chooseGateway(1);
    QVERIFY(m_fakes.identify);
    QCOMPARE(flow.current().network->chosen, 1);
}

void TestFlow::waitsForTheKnowledge()
{
    Surroundings around = surroundings(m_fakes, m_folder->path());
    around.knowledge.reset();
    Flow flow(around);
    QVERIFY(!flow.knowsRouters());
    flow.begin();
    QCOMPARE(flow.activity(), Activity::Identifying);
    QVERIFY(!m_fakes.identify);
    flow.setKnowledge(smallKnowledge());
    QVERIFY(flow.knowsRouters());
    QVERIFY(m_fakes.identify);
}

void TestFlow::settlesOnASureDeviceOnly()
{
    QCOMPARE(identified().current().chosenDevice, box);
    QVERIFY(!m_flow->current().chosenByPerson);

    m_flow->identifyAgain();
    IdentifiedRouter doubtful = surely(box);
    doubtful.identification.candidates.first().confidence = 0.6;
    Q_EMIT m_fakes.identify->finished(doubtful);
    QVERIFY(m_flow->current().chosenDevice.isEmpty());
    QCOMPARE(m_flow->current().identification, std::optional(doubtful.identification));
}

void TestFlow::saysWhenTheRouterIsUnknown()
{
    Flow flow(surroundings(m_fakes, m_folder->path()));
    flow.begin();
    Q_EMIT m_fakes.identify->finished(IdentifiedRouter());
    QVERIFY(flow.current().evidence);
    QVERIFY(std::holds_alternative<RouterUnknown>(*flow.lastProblem()));
}

void TestFlow::choosingADeviceClearsWhatLiesToTheRight()
{
    Flow &flow = identified();
    flow.testBefore();
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    flow.chooseDevice(box); // says the same once more
    QVERIFY(flow.current().before);
    QVERIFY(flow.current().chosenByPerson);
    flow.chooseDevice(QStringLiteral("nobody-knows"));
    QCOMPARE(flow.current().chosenDevice, box);
    flow.chooseDevice(QStringLiteral("maker-fixed"));
    QVERIFY(!flow.current().before);
    QVERIFY(flow.current().identification);
}

void TestFlow::testsTheCallsAgainstTheServer()
{
    Flow &flow = identified();
    flow.testBefore();
    QCOMPARE(flow.activity(), Activity::TestingBefore);
    QCOMPARE(m_fakes.sipOptions.last().target.host, QStringLiteral("mirror.example"));
    QCOMPARE(m_fakes.sipOptions.last().gateway, std::optional(oneGateway().gateways.first()));
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    QCOMPARE(flow.current().before->verdict, Verdict::Altered);
    QVERIFY(!flow.current().proof); // nothing has been done that could be proven
}

void TestFlow::asksForAServerBeforeTesting()
{
    Flow &flow = identified();
    flow.setSipServer(std::nullopt);
    flow.testBefore();
    QVERIFY(std::holds_alternative<SipServerNeeded>(*flow.lastProblem()));
    QVERIFY(!m_fakes.sipTest);
}

void TestFlow::switchesOffWithWhatItKnows()
{
    Flow &flow = identified();
    flow.switchOff(Transport::Ssh, {});
    QVERIFY(flow.isChanging());
    const ChangePlan &plan = m_fakes.plans.last();
    QCOMPARE(plan.address, QStringLiteral("192.0.2.1"));
    QCOMPARE(plan.port, quint16(22));
    QCOMPARE(plan.device.id, box);
    QCOMPARE(plan.stateFolder, m_folder->path());
    QVERIFY(plan.sipTestAvailable);
    Q_EMIT m_fakes.change->finished(changedTo(ChangeOutcome::Off));
    QVERIFY(!flow.isChanging());
    QCOMPARE(flow.current().change->outcome, ChangeOutcome::Off);
    QVERIFY(flow.current().proof->settingReadBack);
    QVERIFY(!flow.current().proof->isProven()); // one witness is not enough
}

void TestFlow::neverChangesAnUncertainDevice()
{
    Flow flow(surroundings(m_fakes, m_folder->path()));
    flow.switchOff(Transport::Ssh, {});
    QVERIFY(std::holds_alternative<NoGateway>(*flow.lastProblem()));
    flow.begin();
    IdentifiedRouter doubtful = surely(box);
    doubtful.identification.candidates.first().confidence = 0.6;
    Q_EMIT m_fakes.identify->finished(doubtful);
    flow.switchOff(Transport::Ssh, {});
    QVERIFY(std::holds_alternative<RouterUnknown>(*flow.lastProblem()));
    flow.chooseDevice(QStringLiteral("maker-fixed"));
    flow.switchOff(Transport::Ssh, {});
    QVERIFY(std::holds_alternative<NoRecipe>(*flow.lastProblem()));
    QVERIFY(!m_fakes.change);
    flow.chooseDevice(box); // the person says so, and the recipe makes sure of it
    flow.switchOff(Transport::Ssh, {});
    QVERIFY(m_fakes.change);
}

void TestFlow::answersTheChangesOwnSipTests()
{
    Flow &flow = identified();
    QSignalSpy questions(&flow, &Flow::asked);
    flow.switchOff(Transport::Telnet, {});
    Q_EMIT m_fakes.change->asked(AskSipTest{false});
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    Q_EMIT m_fakes.change->asked(AskSipTest{true});
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Clean));
    QCOMPARE(questions.size(), 0); // the person is not bothered with it
    Q_EMIT m_fakes.change->finished(changedTo(ChangeOutcome::Off));
    QCOMPARE(flow.current().before->verdict, Verdict::Altered);
    QCOMPARE(flow.current().after->verdict, Verdict::Clean);
    QVERIFY(flow.current().proof->isProven());
    Q_EMIT m_fakes.change->asked(AskRestart{60, false}); // of a job that is over
    QCOMPARE(questions.size(), 0);
}

void TestFlow::aFailedTestDuringTheChangeIsAnAnswerToo()
{
    Flow &flow = identified();
    flow.switchOff(Transport::Telnet, {});
    Q_EMIT m_fakes.change->asked(AskSipTest{true});
    Q_EMIT m_fakes.sipTest->finished(Problem(HostNotFound{QStringLiteral("mirror.example")}));
    QVERIFY(flow.isChanging());
    Q_EMIT m_fakes.change->finished(changedTo(ChangeOutcome::Off));
    QCOMPARE(flow.current().after->verdict, Verdict::Inconclusive);
    QCOMPARE(flow.current().after->reason, VerdictReason::NameNotFound);
}

void TestFlow::nothingElseStartsDuringAChange()
{
    Flow &flow = identified();
    flow.switchOff(Transport::Telnet, {});
    const Case before = flow.current();
    flow.begin();
    flow.identifyAgain();
    flow.chooseDevice(QStringLiteral("maker-fixed"));
    flow.testBefore();
    flow.testAfter();
    flow.goBackTo(Activity::FindingGateway);
    flow.cancel(); // asks the change to stop; it is still there until it has said how it ended
    QVERIFY(flow.isChanging());
    QCOMPARE(flow.current(), before);
    QCOMPARE(flow.activity(), Activity::Changing);
}

void TestFlow::theOldestTestStays()
{
    Flow &flow = identified();
    flow.testBefore();
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    flow.switchOff(Transport::Telnet, {});
    Q_EMIT m_fakes.change->asked(AskSipTest{false});
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Inconclusive));
    Q_EMIT m_fakes.change->finished(changedTo(ChangeOutcome::Failed));
    QCOMPARE(flow.current().before->verdict, Verdict::Altered);
}

void TestFlow::putsBackWhatTheJournalHolds()
{
    Flow &flow = identified();
    JournalEntry entry;
    entry.id = QStringLiteral("one");
    entry.at = QDateTime::currentDateTimeUtc();
    entry.device = box;
    entry.address = QStringLiteral("192.0.2.1");
    entry.port = 2222;
    entry.via = Transport::Ssh;
    entry.sipServer = QStringLiteral("203.0.113.2:5062");
    entry.undo = {QStringLiteral("alg on")};
    entry.stateBefore = AlgState::On;
    entry.progress = ChangeProgress::Saved;
    QVERIFY(!Journal(m_folder->path()).write(entry));
    QVERIFY(flow.undoable());
    flow.putBack({});
    QCOMPARE(flow.activity(), Activity::PuttingBack);
    const ChangePlan &plan = m_fakes.plans.last();
    QCOMPARE(int(plan.kind), int(ChangePlan::Kind::PutBack));
    QCOMPARE(plan.port, quint16(2222));
    QCOMPARE(plan.putBack->undo, entry.undo);
    Q_EMIT m_fakes.change->finished(changedTo(ChangeOutcome::PutBack));
    QCOMPARE(flow.current().change->outcome, ChangeOutcome::PutBack);
    QVERIFY(!flow.current().proof->isProven());
}

void TestFlow::hasNothingToPutBack()
{
    Flow &flow = identified();
    flow.putBack({});
    QVERIFY(std::holds_alternative<NothingToUndo>(*flow.lastProblem()));
}

void TestFlow::countsTheStepsOfTheGuide()
{
    Flow &flow = identified();
    flow.guideStepDone(0, true); // not begun
    QVERIFY(!flow.current().guided);
    flow.followGuide();
    QCOMPARE(flow.current().guided->stepsTotal, 2);
    flow.guideStepDone(0, true);
    flow.guideStepDone(1, true);
    flow.guideStepDone(2, true); // there is no third
    QCOMPARE(flow.current().guided->stepsDone, 2);
    flow.guideStepDone(1, false);
    QCOMPARE(flow.current().guided->stepsDone, 1);
}

void TestFlow::theWordOfThePersonCounts()
{
    Flow &flow = identified();
    flow.switchOff(Transport::Telnet, {});
    Q_EMIT m_fakes.change->finished(changedTo(ChangeOutcome::Off));
    flow.sayFixed(true);
    QVERIFY(flow.current().proof->isProven()); // read back, and the person
    flow.testAfter();
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Inconclusive));
    QVERIFY(flow.current().proof->personSaidYes);
    flow.sayFixed(false);
    QVERIFY(!flow.current().proof->isProven());
}

void TestFlow::goingBackClearsToTheRight()
{
    Flow &flow = identified();
    flow.testBefore();
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    flow.followGuide();
    flow.goBackTo(Activity::Changing);
    QVERIFY(!flow.current().guided);
    QVERIFY(flow.current().before);
    flow.goBackTo(Activity::TestingBefore);
    QVERIFY(!flow.current().before);
    QCOMPARE(flow.current().chosenDevice, box);
    flow.goBackTo(Activity::FindingGateway);
    QVERIFY(!flow.current().network);
    QVERIFY(flow.current().chosenDevice.isEmpty());
    QVERIFY(!flow.current().reference.isEmpty()); // still the same rescue
}

void TestFlow::cancelEndsTheJob()
{
    Flow flow(surroundings(m_fakes, m_folder->path()));
    flow.begin();
    const auto job = m_fakes.identify;
    QSignalSpy activity(&flow, &Flow::activityChanged);
    flow.cancel();
    QVERIFY(!job || job->stopped || !job->isRunning());
    QCOMPARE(flow.activity(), Activity::None);
    QCOMPARE(activity.size(), 1);
    QVERIFY(std::holds_alternative<Cancelled>(*flow.lastProblem()));
    flow.cancel(); // nothing is running
    QCOMPARE(activity.size(), 1);
}

void TestFlow::keepsTheCaseForAReport()
{
    Flow &flow = identified();
    const auto kept = CaseStore(m_folder->path()).load();
    QVERIFY(kept);
    QCOMPARE(kept.value().reference, flow.current().reference);
    QCOMPARE(kept.value().chosenDevice, box);
    const QFile file(CaseStore(m_folder->path()).file());
    QVERIFY(!(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    QVERIFY(!CaseStore(QString()).load());
}

QTEST_GUILESS_MAIN(TestFlow)
#include "tst_flow.moc"

#include "case_store.h"
#include "flow_fakes.h"
#include "path_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Diagnosis noSign()
{
    Diagnosis found = diagnosis(Verdict::Clean, false);
    found.reason = VerdictReason::NoSignFound;
    return found;
}

AccountTestOptions account()
{
    AccountTestOptions options;
    options.user = u"12345"_s;
    options.signInAs = u"anna"_s;
    options.password = Secret("sesame");
    return options;
}

AccountFinding agreeing()
{
    AccountFinding found = fullAccount();
    found.differs = false;
    found.views[1].contacts = found.views[0].contacts;
    return found;
}

} // namespace

/// The person's own account, as the flow asks it.
class TestFlowAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksTheServerThatWasTested();
    void whatDiffersProvesIt();
    void whatAgreesLeavesTheTestAsItWas();
    void problemsAreMet();
    void stoppingIsNoAnswer();
    void asksOnlyWhereItMayTell();
    void mirrorsKnowNoAccounts();
    void notDuringAChange();
    void askingAgainForgetsWhatWasBuiltOnIt();
    void goingBackTakesItAway_data();
    void goingBackTakesItAway();

private:
    void tested(const Diagnosis &found);

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeJobs m_fakes;
    std::unique_ptr<Flow> m_flow;
};

void TestFlowAccount::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_fakes = FakeJobs();
    m_flow = std::make_unique<Flow>(surroundings(m_fakes, m_folder->path()));
    m_flow->begin();
    Q_EMIT m_fakes.identify->finished(surely(u"maker-box"_s));
    tested(noSign());
}

void TestFlowAccount::cleanup()
{
    m_flow.reset();
}

void TestFlowAccount::tested(const Diagnosis &found)
{
    m_flow->testBefore();
    Q_EMIT m_fakes.sipTest->finished(found);
}

void TestFlowAccount::asksTheServerThatWasTested()
{
    m_flow->setSipServer(SipTarget{u"sip.example.com"_s, 5062, 5080, 5063});
    m_flow->testAccount(account());
    QCOMPARE(m_flow->activity(), Activity::TestingAccount);
    const AccountTestOptions &asked = m_fakes.accountOptions;
    QCOMPARE(asked.target, SipTarget({u"sip.example.com"_s, 5062, 5080, 5063}));
    QVERIFY(asked.gateway && asked.gateway->address == oneGateway().gateway()->address);
    QCOMPARE(asked.user, u"12345"_s);
    QCOMPARE(asked.signInAs, u"anna"_s);
    QCOMPARE(asked.password.reveal(), QByteArray("sesame"));
}

void TestFlowAccount::whatDiffersProvesIt()
{
    m_flow->testAccount(account());
    Q_EMIT m_fakes.accountTest->finished(fullAccount());
    QCOMPARE(m_flow->activity(), Activity::None);
    QCOMPARE(m_flow->current().account, std::optional(fullAccount()));
    QCOMPARE(m_flow->current().before->verdict, Verdict::Altered);
    QCOMPARE(m_flow->current().before->reason, VerdictReason::BindingsDiffer);
    QCOMPARE(m_flow->current().before->alterations.size(), 1);
    const Outcome<Case> saved = CaseStore(m_folder->path()).load();
    QVERIFY(saved.ok() && saved.value() == m_flow->current());
    QVERIFY(!m_flow->mayAskAccount()); // it is proved
    m_flow->testAccount(account());
    QCOMPARE(m_flow->activity(), Activity::None);
}

void TestFlowAccount::whatAgreesLeavesTheTestAsItWas()
{
    m_flow->testAccount(account());
    Q_EMIT m_fakes.accountTest->finished(agreeing());
    QCOMPARE(m_flow->current().account, std::optional(agreeing()));
    QCOMPARE(m_flow->current().before, std::optional(noSign()));
    QVERIFY(m_flow->mayAskAccount());
}

void TestFlowAccount::problemsAreMet()
{
    m_flow->testAccount(account());
    Q_EMIT m_fakes.accountTest->finished(Problem(SignInRefused{u"12345"_s, {}}));
    QVERIFY(std::holds_alternative<SignInRefused>(*m_flow->lastProblem()));
    QVERIFY(!m_flow->current().account);
    QCOMPARE(m_flow->current().before, std::optional(noSign()));
}

void TestFlowAccount::stoppingIsNoAnswer()
{
    m_flow->testAccount(account());
    const QPointer<FakeJob<AccountTest>> job = m_fakes.accountTest;
    m_flow->cancel();
    QVERIFY(job->stopped);
    QVERIFY(std::holds_alternative<Cancelled>(*m_flow->lastProblem()));
    QCOMPARE(m_flow->activity(), Activity::None);
    QVERIFY(!m_flow->current().account);
}

void TestFlowAccount::asksOnlyWhereItMayTell()
{
    QVERIFY(m_flow->mayAskAccount());
    m_flow->setSipServer(std::nullopt);
    QVERIFY(!m_flow->mayAskAccount());
    m_flow->setSipServer(SipTarget{u"sip.example.com"_s});
    tested(diagnosis(Verdict::Altered));
    QVERIFY(!m_flow->mayAskAccount());
    m_flow->goBackTo(Activity::TestingBefore);
    QVERIFY(!m_flow->mayAskAccount());
    m_flow->testAccount(account());
    QVERIFY(!m_fakes.accountTest);
    QCOMPARE(m_flow->activity(), Activity::None);
}

void TestFlowAccount::mirrorsKnowNoAccounts()
{
    Surroundings around = surroundings(m_fakes, m_folder->path());
    around.profile = Profile();
    around.profile->mirrors = {MirrorServer{u"mirror.example"_s, 5060}};
    m_flow = std::make_unique<Flow>(around);
    m_flow->begin();
    tested(diagnosis(Verdict::Inconclusive)); // it is silent just now
    QVERIFY(!m_flow->mayAskAccount());
    m_flow->setSipServer(SipTarget{u"sip.example.com"_s});
    QVERIFY(m_flow->mayAskAccount());
}

void TestFlowAccount::notDuringAChange()
{
    m_flow->switchOff(Transport::Telnet, {});
    QVERIFY(m_flow->isChanging());
    m_flow->testAccount(account());
    QCOMPARE(m_flow->activity(), Activity::Changing);
    QVERIFY(!m_fakes.accountTest);
}

void TestFlowAccount::askingAgainForgetsWhatWasBuiltOnIt()
{
    m_flow->followGuide();
    m_flow->checkPath();
    Q_EMIT m_fakes.checkPath->finished(fullPath());
    QVERIFY(m_flow->current().guided && m_flow->current().path);
    m_flow->testAccount(account());
    QVERIFY(!m_flow->current().guided);
    QVERIFY(m_flow->current().before);
    QVERIFY(m_flow->current().path); // what the way is like does not hang on the account
}

void TestFlowAccount::goingBackTakesItAway_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<bool>("differs");
    QTest::addColumn<bool>("accountStays");
    QTest::addColumn<bool>("testStays");
    const auto row = [](const char *name, Activity step, bool differs, bool account, bool test) {
        QTest::newRow(name) << int(step) << differs << account << test;
    };
    row("the test", Activity::TestingBefore, false, false, false);
    row("the account", Activity::TestingAccount, false, false, true);
    // What it proved stands in the test.
    row("the account that proved it", Activity::TestingAccount, true, false, false);
    row("the checks", Activity::CheckingPath, true, true, true);
    row("the change", Activity::Changing, true, true, true);
}

void TestFlowAccount::goingBackTakesItAway()
{
    QFETCH(int, step);
    QFETCH(bool, differs);
    QFETCH(bool, accountStays);
    QFETCH(bool, testStays);
    m_flow->testAccount(account());
    Q_EMIT m_fakes.accountTest->finished(differs ? fullAccount() : agreeing());
    m_flow->goBackTo(Activity(step));
    QCOMPARE(m_flow->current().account.has_value(), accountStays);
    QCOMPARE(m_flow->current().before.has_value(), testStays);
}

QTEST_GUILESS_MAIN(TestFlowAccount)
#include "tst_flow_account.moc"

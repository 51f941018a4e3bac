#include "fault_fixture.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace ringthrough;
using namespace std::chrono_literals;

/// What is decided by somebody else: a restart, a SIP test, a stop, a journal. Every expected
/// outcome follows from what the pretended router really is afterwards.
class TestChangeDecisions : public FaultFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void restartNotAgreed();
    void restartThatDoesNotHelp();
    void restartItNeverComesBackFrom();
    void restartByHandThatDidNotHappen();
    void sipTestIsNeeded();
    void sipTestDecides_data();
    void sipTestDecides();
    void sipTestAddsToTheProof();
    void stopBeforeTheChange();
    void stopAfterTheChange();
    void cancelInTheMiddleLeavesAJournal();
    void putBackOfSomethingElse();
    void putBackOfATamperedJournal();
    void putBackThatIsRefused();
};

void TestChangeDecisions::restartNotAgreed()
{
    m_device.recipe->effect = Effect::AfterRestart;
    Dialogue dialogue = boxDialogue();
    dialogue.appliesAtRestart = true;
    m_box->device = PlayedDevice(dialogue);
    Answers answers;
    answers.restart = false;
    const auto result = run(answers);
    expect(result, "restart_needed", "");
    QVERIFY(result.change.needsRestart);
    QCOMPARE(result.change.after, AlgState::On);
    QVERIFY(!m_box->device.savedOn());
    QVERIFY(!m_box->typed.contains(text("reboot")));
    QVERIFY(Journal(m_folder->path()).lastUndoable());
}

void TestChangeDecisions::restartThatDoesNotHelp()
{
    // The device takes everything and saves nothing.
    m_device.recipe->effect = Effect::AfterRestart;
    Dialogue dialogue = boxDialogue();
    dialogue.appliesAtRestart = true;
    for (DialogueAnswer &one : dialogue.answers)
        one.effects.removeAll(DialogueEffect::Saves);
    m_box->device = PlayedDevice(dialogue);
    expect(run(), "rolled_back", "setting_unchanged");
    QVERIFY(m_box->typed.contains(text("reboot")));
}

void TestChangeDecisions::restartItNeverComesBackFrom()
{
    m_device.recipe->effect = Effect::AfterRestart;
    m_plan.limits.restart = 500ms;
    m_box->judge = [this](const QString &line, int) {
        if (line == text("reboot"))
            m_server->setRefuses(true);
        return Fate{};
    };
    const auto result = run();
    expect(result, "uncertain", "timed_out");
    QVERIFY(result.change.needsRestart);
}

void TestChangeDecisions::restartByHandThatDidNotHappen()
{
    m_device.recipe->effect = Effect::AfterRestart;
    m_device.recipe->restart.clear();
    Dialogue dialogue = boxDialogue();
    dialogue.appliesAtRestart = true;
    m_box->device = PlayedDevice(dialogue);
    const auto result = run();
    QCOMPARE(changeOutcomeName(result.change.outcome), text("restart_needed"));
    QVERIFY(result.change.needsRestart);
}

void TestChangeDecisions::sipTestIsNeeded()
{
    m_device.recipe->check.clear();
    m_device.recipe->sipTestIsCheck = true;
    expect(run(), "failed", "sip_server_needed");
    QCOMPARE(m_box->connections, 0);
}

void TestChangeDecisions::sipTestDecides_data()
{
    QTest::addColumn<Diagnosis>("before");
    QTest::addColumn<Diagnosis>("after");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const Diagnosis &before, const Diagnosis &after,
                        const char *outcome, const char *problem) {
        QTest::newRow(name) << before << after << text(outcome) << text(problem);
    };
    const auto altered = diagnosed(Verdict::Altered);
    const auto clean = diagnosed(Verdict::Clean);
    const auto noSign = diagnosed(Verdict::Clean, false);
    const auto silent = diagnosed(Verdict::Inconclusive);
    row("altered, then clean", altered, clean, "off", "");
    row("altered, then no sign any more", altered, noSign, "off", "");
    row("clean by a mirror", clean, clean, "already_off", "");
    // No sign is no proof: the server may be one that gives nothing away.
    row("no sign before", noSign, noSign, "failed", "unexpected_reply");
    row("could not tell", silent, silent, "failed", "server_silent");
    // The pretended test sees no undo, so it goes on saying what it said.
    row("still altered", altered, altered, "rolled_back", "setting_unchanged");
    row("could not tell afterwards", altered, silent, "uncertain", "undo_failed");
}

void TestChangeDecisions::sipTestDecides()
{
    QFETCH(Diagnosis, before);
    QFETCH(Diagnosis, after);
    QFETCH(QString, outcome);
    QFETCH(QString, problem);
    m_device.recipe->check.clear();
    m_device.recipe->sipTestIsCheck = true;
    m_device.recipe->change = {typed("set alg 17 off")};
    m_device.recipe->undo = {typed("set alg 17 on"), typed("save")};
    m_plan.sipTestAvailable = true;
    if (outcome == text("already_off"))
        m_box->device.set(false);
    Answers answers;
    answers.sipTest = [&](bool afterChange) { return afterChange ? after : before; };
    const auto result = run(answers);
    expect(result, qPrintable(outcome), qPrintable(problem));
    QCOMPARE(m_box->typed.contains(text("set alg 17 off")), before.verdict == Verdict::Altered);
    QCOMPARE(m_box->typed.contains(text("set alg 17 on")),
             before.verdict == Verdict::Altered && outcome != text("off"));
}

void TestChangeDecisions::sipTestAddsToTheProof()
{
    m_plan.sipTestAvailable = true;
    Answers answers;
    answers.sipTest = [this](bool) {
        return diagnosed(m_box->device.algOn() ? Verdict::Altered : Verdict::Clean, false);
    };
    const auto result = run(answers);
    expect(result, "off", "");
    QCOMPARE(result.change.verifiedBy,
             QList<VerifiedBy>({VerifiedBy::Check, VerifiedBy::Saved, VerifiedBy::SipTest}));
}

void TestChangeDecisions::stopBeforeTheChange()
{
    Answers answers;
    answers.onStart = [](ChangeRouter &job) {
        connect(&job, &ChangeRouter::stageChanged, &job, [&job](Stage stage, StageState state) {
            if (stage == Stage::SignIn && state == StageState::Running)
                job.requestStop();
        });
    };
    expect(run(answers), "failed", "cancelled");
    QVERIFY(!m_box->typed.contains(text("set alg 17 off")));
}

void TestChangeDecisions::stopAfterTheChange()
{
    Answers answers;
    answers.onStart = [this](ChangeRouter &job) {
        m_box->judge = [&job](const QString &line, int) {
            if (line == text("set alg 17 off"))
                job.requestStop();
            return Fate{};
        };
    };
    expect(run(answers), "rolled_back", "cancelled");
    QVERIFY(m_box->typed.contains(text("set alg 17 on")));
    QCOMPARE(lastEntry(m_folder->path()).progress, ChangeProgress::Undone);
}

void TestChangeDecisions::cancelInTheMiddleLeavesAJournal()
{
    m_plan.device = m_device;
    m_box->judge = [](const QString &line, int) {
        return line == text("set alg 17 off") ? Fate{Fate::Kind::Silent, {}} : Fate{};
    };
    {
        ChangeRouter job(m_plan, std::move(m_details));
        QSignalSpy finished(&job, &ChangeRouter::finished);
        job.start();
        QTRY_VERIFY(m_box->typed.contains(text("set alg 17 off")));
        QElapsedTimer clock;
        clock.start();
        job.cancel();
        QVERIFY(clock.elapsed() < 2000);
        QCoreApplication::processEvents();
        QCOMPARE(finished.size(), 0);
    }
    // It is off now, and whoever comes next knows how to put it back.
    QVERIFY(!m_box->device.algOn());
    m_box->judge = {};
    m_plan.kind = ChangePlan::Kind::PutBack;
    m_plan.putBack = Journal(m_folder->path()).lastUndoable();
    QVERIFY(m_plan.putBack);
    QCOMPARE(m_plan.putBack->progress, ChangeProgress::Changing);
    m_details = detailsFor(boxDialogue());
    expect(run(), "put_back", "");
    QVERIFY(m_box->device.algOn());
}

void TestChangeDecisions::putBackOfSomethingElse()
{
    run();
    m_plan.kind = ChangePlan::Kind::PutBack;
    expect(run(), "failed", "nothing_to_undo");
    m_plan.putBack = Journal(m_folder->path()).lastUndoable();
    m_plan.putBack->device = text("box-4000");
    const int before = m_box->connections;
    QCOMPARE(run().change.problemName, text("wrong_device"));
    QCOMPARE(m_box->connections, before);
}

void TestChangeDecisions::putBackOfATamperedJournal()
{
    run();
    m_plan.kind = ChangePlan::Kind::PutBack;
    const auto entry = Journal(m_folder->path()).lastUndoable();
    for (const char *line : {"set alg 17 on; reboot", "reboot", "set alg 1\n7 on", "set alg  on"}) {
        m_plan.putBack = entry;
        m_plan.putBack->undo.first() = text(line);
        QCOMPARE(run().change.problemName, text("no_recipe"));
    }
    QVERIFY(!m_box->typed.contains(text("reboot")));
    QVERIFY(!m_box->device.algOn());
}

void TestChangeDecisions::putBackThatIsRefused()
{
    run();
    m_plan.kind = ChangePlan::Kind::PutBack;
    m_plan.putBack = Journal(m_folder->path()).lastUndoable();
    m_box->judge = [](const QString &line, int) {
        return line == text("set alg 17 on") ? Fate{Fate::Kind::Refused, "unknown command\r\n"}
                                             : Fate{};
    };
    const auto result = run();
    QCOMPARE(changeOutcomeName(result.change.outcome), text("rolled_back"));
    QCOMPARE(result.change.after, AlgState::Off);
    QVERIFY(Journal(m_folder->path()).lastUndoable());
}

QTEST_GUILESS_MAIN(TestChangeDecisions)
#include "tst_change_decisions.moc"

#include "change_run.h"
#include "ssh_box.h"
#include "telnet_box.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace ringthrough;
using namespace std::chrono_literals;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

QRegularExpression regex(const char *pattern)
{
    return QRegularExpression(text(pattern));
}

Command typed(const char *line)
{
    Command command;
    command.send = text(line);
    return command;
}

void answer(Dialogue &dialogue, const char *type, const char *says,
            QList<DialogueEffect> effects = {}, std::optional<bool> whenOn = {})
{
    DialogueAnswer made;
    made.type = text(type);
    made.says = text(says);
    made.effects = effects;
    made.whenOn = whenOn;
    dialogue.answers.append(made);
}

Dialogue boxDialogue()
{
    Dialogue dialogue;
    dialogue.greeting = text("Box 3000\n");
    dialogue.userPrompt = text("Login: ");
    dialogue.passwordPrompt = text("Password: ");
    dialogue.password = text("hunter2");
    dialogue.signInRefused = text("Login failed\n");
    dialogue.modes = {{text("shell"), text("box> ")}};
    dialogue.unknown = text("unknown command\n");
    answer(dialogue, "show alg", "alg 17 is on\n", {}, true);
    answer(dialogue, "show alg", "alg 17 is off\n", {}, false);
    answer(dialogue, "set alg 17 off", "", {DialogueEffect::SetsOff});
    answer(dialogue, "set alg 17 on", "", {DialogueEffect::SetsOn});
    answer(dialogue, "save", "saved\n", {DialogueEffect::Saves});
    answer(dialogue, "reboot", "", {DialogueEffect::Restarts});
    answer(dialogue, "exit", "", {DialogueEffect::Ends});
    return dialogue;
}

Device boxDevice()
{
    Recipe recipe;
    recipe.transports = {Transport::Telnet, Transport::Ssh};
    recipe.signIn.userPrompt = regex("Login:\\s*\\z");
    recipe.signIn.passwordPrompt = regex("Password:\\s*\\z");
    recipe.signIn.refused = regex("Login failed");
    recipe.signIn.prompt = regex("^box>\\s*\\z");
    recipe.signIn.leave = {text("exit")};
    recipe.refused = regex("unknown command");
    recipe.confirm = {{{}, regex("Box 3000"), {}}};
    Check check;
    check.send = text("show alg");
    check.on = regex("^alg (?<number>\\d+) is on$");
    check.off = regex("^alg (?<number>\\d+) is off$");
    check.capture = text("number");
    recipe.check = {check};
    recipe.change = {typed("set alg ${number} off")};
    recipe.save = {typed("save")};
    recipe.undo = {typed("set alg ${number} on"), typed("save")};
    recipe.restart = {typed("reboot")};
    Device device;
    device.id = text("box-3000");
    device.confidence = Confidence::High;
    device.recipe = recipe;
    return device;
}

} // namespace

/// What goes wrong between us and a router, and what is then said. Every expected outcome follows
/// from what the pretended router really is afterwards.
class TestChangeFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void telnetWrongPassword();
    void telnetDropsAtTheSignIn();
    void theWrongDevice();
    void lineDropsAfterSignIn();
    void lineDropsAfterTheChange();
    void lineDropsBeforeTheSave();
    void lineDropsAndNobodyAnswersAnyMore();
    void commandRefused();
    void undoRefusedToo();
    void checkNeverChanges();
    void checkAnswersNonsense();
    void garbageAndAnsi();
    void aMegabyteOfNoise();
    void aPromptThatNeverComes();
    void aMessageOverThePrompt();
    void nobodyListens();
    void theJournalCannotBeWritten();

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

private:
    ChangeResult run(const Answers &answers = {});
    void expect(const ChangeResult &result, const char *outcome, const char *problem);

    Device m_device;
    ChangePlan m_plan;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Box> m_box;
    std::unique_ptr<TelnetBox> m_server;
    SignInDetails m_details;
    bool m_wasOn = true;
};

void TestChangeFaults::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_device = boxDevice();
    m_box = std::make_unique<Box>(boxDialogue());
    m_server = std::make_unique<TelnetBox>(*m_box);
    m_details = detailsFor(boxDialogue());
    m_plan = loopbackPlan(m_device, Transport::Telnet, m_server->port(), m_folder->path());
}

void TestChangeFaults::cleanup()
{
    m_server.reset();
}

ChangeResult TestChangeFaults::run(const Answers &answers)
{
    m_plan.device = m_device;
    m_wasOn = m_box->device.algOn();
    SignInDetails details;
    details.user = m_details.user;
    details.password = m_details.password.duplicate();
    return runChange(m_plan, std::move(details), answers);
}

// The outcome and the cause, and what must hold whatever happened: the state that is said is the
// true one, and no secret is anywhere.
void TestChangeFaults::expect(const ChangeResult &result, const char *outcome, const char *problem)
{
    const Change &change = result.change;
    QCOMPARE(changeOutcomeName(change.outcome), text(outcome));
    QCOMPARE(change.problemName, text(problem));
    QCOMPARE(result.problem.has_value(), *problem != 0);
    if (change.after != AlgState::Unknown)
        QCOMPARE(change.after == AlgState::On, m_box->device.algOn());
    if (change.outcome == ChangeOutcome::RolledBack || change.outcome == ChangeOutcome::Failed)
        QVERIFY(m_box->device.algOn() == m_wasOn && m_box->device.savedOn() == m_wasOn);
    QVERIFY(!allTextOf(result, m_folder->path()).contains(text("hunter2")));
}

void TestChangeFaults::telnetWrongPassword()
{
    m_details.password = Secret("wrongpass");
    const auto result = run();
    expect(result, "failed", "sign_in_refused");
    QVERIFY(!allTextOf(result, m_folder->path()).contains(text("wrongpass")));
    // A password is tried once: routers lock people out.
    QCOMPARE(m_box->connections, 1);
    QCOMPARE(m_box->typed, QStringList{text("admin")});
}

void TestChangeFaults::telnetDropsAtTheSignIn()
{
    m_box->judge = [](const QString &line, int) {
        return line == text("admin") ? Fate{Fate::Kind::LostBefore, {}} : Fate{};
    };
    expect(run(), "failed", "connection_lost");
}

void TestChangeFaults::theWrongDevice()
{
    m_device.recipe->confirm.first().require = regex("Box 4000");
    expect(run(), "failed", "wrong_device");
    QCOMPARE(m_box->typed, QStringList{text("admin")});
}

void TestChangeFaults::lineDropsAfterSignIn()
{
    m_box->judge = [](const QString &line, int) {
        return line == text("show alg") ? Fate{Fate::Kind::LostBefore, {}} : Fate{};
    };
    expect(run(), "failed", "connection_lost");
    QVERIFY(lastEntry(m_folder->path()).id.isEmpty());
}

void TestChangeFaults::lineDropsAfterTheChange()
{
    m_box->judge = [](const QString &line, int count) {
        return line == text("set alg 17 off") && count == 1 ? Fate{Fate::Kind::LostAfter, {}}
                                                            : Fate{};
    };
    // It was done: that is found out, and the work goes on.
    expect(run(), "off", "");
    QVERIFY(!m_box->device.savedOn());
}

void TestChangeFaults::lineDropsBeforeTheSave()
{
    m_box->judge = [](const QString &line, int count) {
        return line == text("save") && count == 1 ? Fate{Fate::Kind::LostBefore, {}} : Fate{};
    };
    expect(run(), "off", "");
    QVERIFY(!m_box->device.savedOn());
    QCOMPARE(m_box->typed.count(text("save")), 2);
}

void TestChangeFaults::lineDropsAndNobodyAnswersAnyMore()
{
    m_box->judge = [this](const QString &line, int) {
        if (line != text("set alg 17 off"))
            return Fate{};
        m_server->setRefuses(true);
        return Fate{Fate::Kind::LostAfter, {}};
    };
    const auto result = run();
    expect(result, "uncertain", "undo_failed");
    QCOMPARE(result.change.after, AlgState::Unknown);
    // So that it can be put back later.
    QVERIFY(Journal(m_folder->path()).lastUndoable());
}

void TestChangeFaults::commandRefused()
{
    m_box->judge = [](const QString &line, int) {
        return line == text("set alg 17 off") ? Fate{Fate::Kind::Refused, "unknown command\r\n"}
                                              : Fate{};
    };
    const auto result = run();
    expect(result, "rolled_back", "command_refused");
    QVERIFY(!m_box->typed.contains(text("set alg 17 on")));
    QVERIFY(!Journal(m_folder->path()).lastUndoable());
}

void TestChangeFaults::undoRefusedToo()
{
    m_box->judge = [](const QString &line, int) {
        const bool refused = line == text("save") || line == text("set alg 17 on");
        return refused ? Fate{Fate::Kind::Refused, "unknown command\r\n"} : Fate{};
    };
    const auto result = run();
    expect(result, "uncertain", "undo_failed");
    QCOMPARE(result.change.after, AlgState::Off);
    QVERIFY(result.change.problem.contains(text("command 'save' refused")));
}

void TestChangeFaults::checkNeverChanges()
{
    m_box->judge = [](const QString &line, int) {
        return line == text("show alg") ? Fate{Fate::Kind::Refused, "alg 17 is on\r\n"} : Fate{};
    };
    expect(run(), "rolled_back", "setting_unchanged");
    QVERIFY(m_box->typed.contains(text("set alg 17 on")));
}

void TestChangeFaults::checkAnswersNonsense()
{
    m_box->judge = [](const QString &line, int) {
        return line == text("show alg") ? Fate{Fate::Kind::Refused, "alg seventeen\r\n"} : Fate{};
    };
    expect(run(), "failed", "unexpected_reply");
    QVERIFY(!m_box->typed.contains(text("set alg 17 off")));
}

void TestChangeFaults::garbageAndAnsi()
{
    m_box->banner = QByteArray::fromHex("00ff00fffa18ff") + "\x1b[2J\x1b]0;x\x07\x1b[31m" +
                    QByteArray(2000, '\xfe') + "\r\n";
    m_box->judge = [](const QString &line, int) {
        return line == text("save") ? Fate{Fate::Kind::Refused, "\x1b[32msaved\x1b[0m\x1b[K\r\n"}
                                    : Fate{};
    };
    const auto result = run();
    QCOMPARE(changeOutcomeName(result.change.outcome), text("off"));
    for (const TranscriptLine &line : result.change.transcript)
        QVERIFY(!line.text.contains(QChar(0x1b)));
}

void TestChangeFaults::aMegabyteOfNoise()
{
    m_box->judge = [](const QString &line, int) {
        return line == text("show alg") ? Fate{Fate::Kind::Stuck, QByteArray(1 << 20, '~')}
                                        : Fate{};
    };
    const auto result = run();
    expect(result, "failed", "too_much_output");
    QVERIFY(allTextOf(result, m_folder->path()).size() < 100000);
}

void TestChangeFaults::aPromptThatNeverComes()
{
    m_box->judge = [](const QString &line, int) {
        return line == text("show alg") || line.isEmpty() ? Fate{Fate::Kind::Silent, {}} : Fate{};
    };
    QElapsedTimer clock;
    clock.start();
    expect(run(), "failed", "timed_out");
    QVERIFY(clock.elapsed() < 5000);
}

void TestChangeFaults::aMessageOverThePrompt()
{
    // The device answers and prompts, and then a message for the administrator covers the prompt.
    m_box->judge = [](const QString &line, int count) {
        return line == text("show alg") && count == 1
                   ? Fate{Fate::Kind::Stuck, "alg 17 is on\r\nbox> \r\n%LINK-5: port 3 is up\r\n"}
                   : Fate{};
    };
    expect(run(), "off", "");
}

void TestChangeFaults::nobodyListens()
{
    m_server->setRefuses(true);
    expect(run(), "failed", "connection_refused");
}

void TestChangeFaults::theJournalCannotBeWritten()
{
    QFile inTheWay(m_folder->filePath(text("state")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    m_plan.stateFolder = inTheWay.fileName();
    expect(run(), "failed", "file_problem");
    // Nothing is changed that could not be undone.
    QVERIFY(!m_box->typed.contains(text("set alg 17 off")));
}

void TestChangeFaults::restartNotAgreed()
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

void TestChangeFaults::restartThatDoesNotHelp()
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

void TestChangeFaults::restartItNeverComesBackFrom()
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

void TestChangeFaults::restartByHandThatDidNotHappen()
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

void TestChangeFaults::sipTestIsNeeded()
{
    m_device.recipe->check.clear();
    m_device.recipe->sipTestIsCheck = true;
    expect(run(), "failed", "sip_server_needed");
    QCOMPARE(m_box->connections, 0);
}

void TestChangeFaults::sipTestDecides_data()
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

void TestChangeFaults::sipTestDecides()
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

void TestChangeFaults::sipTestAddsToTheProof()
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

void TestChangeFaults::stopBeforeTheChange()
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

void TestChangeFaults::stopAfterTheChange()
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
    QCOMPARE(lastEntry(m_folder->path()).progress, text("undone"));
}

void TestChangeFaults::cancelInTheMiddleLeavesAJournal()
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
        QVERIFY(clock.elapsed() < 300);
        QCoreApplication::processEvents();
        QCOMPARE(finished.size(), 0);
    }
    // It is off now, and whoever comes next knows how to put it back.
    QVERIFY(!m_box->device.algOn());
    m_box->judge = {};
    m_plan.kind = ChangePlan::Kind::PutBack;
    m_plan.putBack = Journal(m_folder->path()).lastUndoable();
    QVERIFY(m_plan.putBack);
    QCOMPARE(m_plan.putBack->progress, text("changing"));
    m_details = detailsFor(boxDialogue());
    expect(run(), "put_back", "");
    QVERIFY(m_box->device.algOn());
}

void TestChangeFaults::putBackOfSomethingElse()
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

void TestChangeFaults::putBackOfATamperedJournal()
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

void TestChangeFaults::putBackThatIsRefused()
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

QTEST_GUILESS_MAIN(TestChangeFaults)
#include "tst_change_faults.moc"

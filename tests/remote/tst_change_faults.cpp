#include "fault_fixture.h"
#include "ssh_box.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace ringthrough;
using namespace std::chrono_literals;

/// What goes wrong between us and a router, and what is then said. Every expected outcome follows
/// from what the pretended router really is afterwards.
class TestChangeFaults : public FaultFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

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
};

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

QTEST_GUILESS_MAIN(TestChangeFaults)
#include "tst_change_faults.moc"

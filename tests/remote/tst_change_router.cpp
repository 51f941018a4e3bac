#include "change_run.h"
#include "job_rules.h"
#include "known_hosts.h"
#include "telnet_box.h"

#include <QFile>
#include <QTest>

using namespace ringthrough;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

Device bareDevice()
{
    Recipe recipe;
    recipe.transports = {Transport::Telnet};
    recipe.signIn.userPrompt = QRegularExpression(text("Login: \\z"));
    recipe.signIn.passwordPrompt = QRegularExpression(text("Password: \\z"));
    recipe.signIn.prompt = QRegularExpression(text("> \\z"));
    recipe.signIn.leave = {text("exit")};
    recipe.confirm = {{text("model"), QRegularExpression(text("Box")), {}}};
    Check check;
    check.send = text("show");
    check.on = QRegularExpression(text("^on"));
    check.off = QRegularExpression(text("^off"));
    recipe.check = {check};
    Command command;
    command.send = text("alg off");
    recipe.change = {command};
    command.send = text("save");
    recipe.save = {command};
    command.send = text("alg on");
    recipe.undo = {command};
    Device device;
    device.id = text("box");
    device.confidence = Confidence::Medium;
    device.recipe = recipe;
    return device;
}

} // namespace

class TestChangeRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRulesOfJobs();
    void previewShowsEveryLine();
    void previewOfARestart();
    void reasonsAgainstARecipe();
    void refusesWhatMayNotBe();
    void theJournalKeepsWhatUndoNeeds();
    void theJournalKnowsWhatMayBeUndone_data();
    void theJournalKnowsWhatMayBeUndone();
    void whatItDoesNotUnderstandIsNotUndone();
    void aBrokenJournalIsAProblem();
    void aBrokenListOfKeysKnowsNobody();
    void filesAreForTheirOwnerOnly();
};

void TestChangeRouter::keepsTheRulesOfJobs()
{
    QTemporaryDir folder;
    // Nobody says anything there: a job is in the middle of waiting when it is ended.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto make = [&] {
        auto plan =
            loopbackPlan(bareDevice(), Transport::Telnet, silent.serverPort(), folder.path());
        plan.limits.signIn = std::chrono::milliseconds(400);
        return std::make_unique<ChangeRouter>(plan, SignInDetails());
    };
    QCOMPARE(brokenJobRule<ChangeRouter>(make), QString());
}

void TestChangeRouter::previewShowsEveryLine()
{
    const QStringList expected{text("admin"), QStringLiteral("••••"), text("model"), text("show"),
                               text("alg off"), text("show"), text("save"), text("exit"),
                               // and once more, to see that it was stored
                               text("admin"), QStringLiteral("••••"), text("model"), text("show"),
                               text("exit")};
    QCOMPARE(preview(*bareDevice().recipe, Transport::Telnet, text("admin")), expected);
    // It is what will be typed, line by line.
    Dialogue dialogue;
    dialogue.userPrompt = text("Login: ");
    dialogue.passwordPrompt = text("Password: ");
    dialogue.modes = {{text("shell"), text("> ")}};
    dialogue.answers = {{{}, text("model"), {}, text("Box\n"), {}, {}, {}},
                        {{}, text("show"), true, text("on\n"), {}, {}, {}},
                        {{}, text("show"), false, text("off\n"), {}, {}, {}},
                        {{}, text("alg off"), {}, {}, {}, {DialogueEffect::SetsOff}, {}},
                        {{}, text("save"), {}, {}, {}, {DialogueEffect::Saves}, {}},
                        {{}, text("exit"), {}, {}, {}, {DialogueEffect::Ends}, {}}};
    Box box(dialogue);
    TelnetBox server(box);
    QTemporaryDir folder;
    const auto plan = loopbackPlan(bareDevice(), Transport::Telnet, server.port(), folder.path());
    QCOMPARE(runChange(plan, detailsFor(dialogue)).change.commands, expected);
}

void TestChangeRouter::previewOfARestart()
{
    Recipe recipe = *bareDevice().recipe;
    recipe.effect = Effect::AfterRestart;
    Command command;
    command.send = text("reboot");
    recipe.restart = {command};
    QCOMPARE(preview(recipe, Transport::Ssh, text("admin")),
             QStringList({text("model"), text("show"), text("alg off"), text("save"),
                          text("reboot"), text("model"), text("show"), text("exit")}));
}

void TestChangeRouter::reasonsAgainstARecipe()
{
    Device device = bareDevice();
    QVERIFY(!reasonAgainstRecipe(device, false));
    device.confidence = Confidence::Low;
    QVERIFY(reasonAgainstRecipe(device, false));
    device = bareDevice();
    device.recipe->undo.clear();
    QVERIFY(reasonAgainstRecipe(device, false));
    device = bareDevice();
    device.recipe->check.clear();
    QVERIFY(reasonAgainstRecipe(device, true));
    device.recipe->sipTestIsCheck = true;
    QVERIFY(reasonAgainstRecipe(device, false));
    QVERIFY(!reasonAgainstRecipe(device, true));
    device.recipe.reset();
    QCOMPARE(reasonAgainstRecipe(device, true)->device, text("box"));
}

void TestChangeRouter::refusesWhatMayNotBe()
{
    QTemporaryDir folder;
    auto plan = loopbackPlan(bareDevice(), Transport::Ssh, 1, folder.path());
    QCOMPARE(runChange(plan, {}).change.problemName, text("no_recipe"));
    plan.via = Transport::Telnet;
    plan.device.confidence = Confidence::Low;
    QCOMPARE(runChange(plan, {}).change.problemName, text("no_recipe"));
    plan.device = bareDevice();
    plan.address = text("router; reboot");
    QCOMPARE(runChange(plan, {}).change.problemName, text("connection_refused"));
}

void TestChangeRouter::theJournalKeepsWhatUndoNeeds()
{
    QTemporaryDir folder;
    JournalEntry entry;
    entry.id = text("1");
    entry.at = QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
    entry.device = text("box");
    entry.address = text("192.168.1.1");
    entry.port = 2323;
    entry.via = Transport::Ssh;
    entry.user = text("admin");
    entry.undo = {text("a \"b\""), text("c")};
    entry.stateBefore = AlgState::On;
    entry.progress = ChangeProgress::Saved;
    QVERIFY(!Journal(folder.path()).write(entry));
    const JournalEntry read = lastEntry(folder.path());
    QCOMPARE(read.id, entry.id);
    QCOMPARE(read.at, entry.at);
    QCOMPARE(read.device, entry.device);
    QCOMPARE(read.address, entry.address);
    QCOMPARE(read.port, entry.port);
    QCOMPARE(read.via, entry.via);
    QCOMPARE(read.user, entry.user);
    QCOMPARE(read.undo, entry.undo);
    QCOMPARE(read.stateBefore, entry.stateBefore);
    QCOMPARE(read.progress, entry.progress);
}

void TestChangeRouter::theJournalKnowsWhatMayBeUndone_data()
{
    QTest::addColumn<ChangeProgress>("progress");
    QTest::addColumn<bool>("undoable");
    QTest::newRow("planned") << ChangeProgress::Planned << false;
    QTest::newRow("changing") << ChangeProgress::Changing << true;
    QTest::newRow("changed") << ChangeProgress::Changed << true;
    QTest::newRow("saved") << ChangeProgress::Saved << true;
    QTest::newRow("undone") << ChangeProgress::Undone << false;
    QTest::newRow("failed") << ChangeProgress::Failed << false;
    QTest::newRow("from elsewhere") << ChangeProgress::Unknown << false;
}

void TestChangeRouter::theJournalKnowsWhatMayBeUndone()
{
    QFETCH(ChangeProgress, progress);
    QFETCH(bool, undoable);
    QTemporaryDir folder;
    Journal journal(folder.path());
    JournalEntry entry;
    entry.device = text("box");
    entry.address = text("192.168.1.1");
    for (const QString &id : {text("old"), text("new")}) {
        entry.id = id;
        entry.progress = id == text("old") ? ChangeProgress::Saved : progress;
        QVERIFY(!journal.write(entry));
    }
    QCOMPARE(journal.lastUndoable()->id, undoable ? text("new") : text("old"));
    QCOMPARE(journal.entries().value().size(), 2);
}

// A later version may know more stages than this one.
void TestChangeRouter::whatItDoesNotUnderstandIsNotUndone()
{
    QTemporaryDir folder;
    JournalEntry entry;
    entry.id = text("1");
    entry.device = text("box");
    entry.address = text("192.168.1.1");
    entry.progress = ChangeProgress::Saved;
    QVERIFY(!Journal(folder.path()).write(entry));
    QFile file(folder.filePath(text("journal.json")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray changed = file.readAll().replace("\"saved\"", "\"pondered\"");
    QVERIFY(file.resize(0) && file.seek(0) && file.write(changed) == changed.size());
    file.close();
    QCOMPARE(lastEntry(folder.path()).progress, ChangeProgress::Unknown);
    QVERIFY(!Journal(folder.path()).lastUndoable());
}

void TestChangeRouter::aBrokenJournalIsAProblem()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(text("journal.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "[{\"id\": 1}, {\"id\":\"x\",\"device\":\"d\",\"address\":\"a\",\"via\":\"pigeon\"}]");
    file.close();
    QCOMPARE(Journal(folder.path()).entries().value().size(), 0);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("[{");
    file.close();
    QVERIFY(!Journal(folder.path()).entries());
    QVERIFY(!Journal(folder.path()).lastUndoable());
    // What is in it is not thrown away.
    QVERIFY(Journal(folder.path()).write({}));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("[{"));
}

void TestChangeRouter::aBrokenListOfKeysKnowsNobody()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(text("host-keys.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("no json");
    file.close();
    KnownHosts hosts(folder.path());
    QVERIFY(!hosts.fingerprint(text("192.168.1.1"), 22));
    QVERIFY(!hosts.remember(text("192.168.1.1"), 22, text("SHA256:x")));
    QCOMPARE(KnownHosts(folder.path()).fingerprint(text("192.168.1.1"), 22).value_or(QString()),
             text("SHA256:x"));
    QVERIFY(!KnownHosts(folder.path()).fingerprint(text("192.168.1.1"), 2222));
}

void TestChangeRouter::filesAreForTheirOwnerOnly()
{
    QTemporaryDir folder;
    const QString inner = folder.filePath(text("not/there/yet"));
    QVERIFY(!KnownHosts(inner).remember(text("192.168.1.1"), 22, text("SHA256:x")));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(inner + text("/host-keys.json")) & others));
}

QTEST_GUILESS_MAIN(TestChangeRouter)
#include "tst_change_router.moc"

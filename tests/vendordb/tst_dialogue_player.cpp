#include "dialogue_player.h"

#include <QTest>

using namespace ringthrough;

namespace {

// A device with every trait a dialogue can have, switched on by the single tests.
Dialogue device()
{
    Dialogue dialogue;
    dialogue.greeting = QStringLiteral("Box\n");
    dialogue.userPrompt = QStringLiteral("login: ");
    dialogue.passwordPrompt = QStringLiteral("Password: ");
    dialogue.signInRefused = QStringLiteral("Wrong.\n");
    dialogue.welcome = QStringLiteral("Hello\n");
    dialogue.unknown = QStringLiteral("what is %1?\n");
    dialogue.modes = {{QStringLiteral("user"), QStringLiteral("> ")},
                      {QStringLiteral("boss"), QStringLiteral("# ")}};
    const auto answer = [&](const char *type, const char *says, QList<DialogueEffect> effects = {},
                            std::optional<bool> whenOn = {}) {
        DialogueAnswer made;
        made.type = QString::fromLatin1(type);
        made.says = QString::fromLatin1(says);
        made.effects = effects;
        made.whenOn = whenOn;
        dialogue.answers.append(made);
    };
    answer("show", "is on\n", {}, true);
    answer("show", "is off\n", {}, false);
    answer("off", "", {DialogueEffect::SetsOff});
    answer("on", "", {DialogueEffect::SetsOn});
    answer("save", "", {DialogueEffect::Saves});
    answer("reboot", "bye\n", {DialogueEffect::Restarts});
    answer("exit", "", {DialogueEffect::Ends});
    answer("long", "1\n2\n3\n4\n5\n");
    answer("enable", "");
    dialogue.answers.last().next = QStringLiteral("boss");
    dialogue.answers.last().mode = QStringLiteral("user");
    dialogue.answers.last().passwordFor = QStringLiteral("Secret: ");
    return dialogue;
}

} // namespace

class TestDialoguePlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void telnetAsksForNameAndPassword();
    void aWrongPasswordAsksAgainAndTheThirdEnds();
    void aDeviceThatAsksOnlyForThePassword();
    void aDeviceThatAsksNothing();
    void sshBeginsAtThePrompt();
    void anUnknownLineIsSaidBack();
    void whatIsShownFollowsTheState();
    void privilegedModeWantsItsPassword();
    void withoutAPrivilegedPasswordNoneIsAsked();
    void thePagerWaitsForAKey();
    void theLastPageOfThePagerEndsWithThePrompt();
    void aPagerCanBeLeft();
    void aRestartLosesWhatWasNotSaved();
    void whatAppliesAtRestartNeedsOne();
    void whatAppliesAtSaveIsLostWithTheConnection();
    void twoConnectionsSeeOneDevice();
    void aDeviceThatDoesNotEcho();
};

void TestDialoguePlayer::telnetAsksForNameAndPassword()
{
    PlayedDevice box(device());
    DialoguePlayer player(box);
    QCOMPARE(player.open(DialoguePlayer::Way::Telnet).text, QStringLiteral("Box\r\nlogin: "));
    QVERIFY(!player.hidesTyping());
    QCOMPARE(player.line(QStringLiteral("admin")).all(), QStringLiteral("admin\r\nPassword: "));
    QVERIFY(player.hidesTyping());
    QCOMPARE(player.line(QStringLiteral("practice")).all(), QStringLiteral("\r\nHello\r\n> "));
    QCOMPARE(player.mode(), QStringLiteral("user"));
}

void TestDialoguePlayer::aWrongPasswordAsksAgainAndTheThirdEnds()
{
    PlayedDevice box(device());
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Telnet);
    for (int i = 0; i < 2; ++i) {
        player.line(QStringLiteral("admin"));
        const Played played = player.line(QStringLiteral("wrong"));
        QCOMPARE(played.text, QStringLiteral("Wrong.\r\nlogin: "));
        QVERIFY(!played.ends);
    }
    player.line(QStringLiteral("root"));
    const Played played = player.line(QStringLiteral("practice"));
    QCOMPARE(played.text, QStringLiteral("Wrong.\r\n"));
    QVERIFY(played.ends);
}

void TestDialoguePlayer::aDeviceThatAsksOnlyForThePassword()
{
    Dialogue dialogue = device();
    dialogue.userPrompt.clear();
    PlayedDevice box(dialogue);
    DialoguePlayer player(box);
    QCOMPARE(player.open(DialoguePlayer::Way::Telnet).text, QStringLiteral("Box\r\nPassword: "));
    QCOMPARE(player.line(QStringLiteral("practice")).text, QStringLiteral("Hello\r\n> "));
}

void TestDialoguePlayer::aDeviceThatAsksNothing()
{
    Dialogue dialogue = device();
    dialogue.userPrompt.clear();
    dialogue.passwordPrompt.clear();
    PlayedDevice box(dialogue);
    DialoguePlayer player(box);
    QCOMPARE(player.open(DialoguePlayer::Way::Telnet).text, QStringLiteral("Box\r\nHello\r\n> "));
}

void TestDialoguePlayer::sshBeginsAtThePrompt()
{
    PlayedDevice box(device());
    DialoguePlayer player(box);
    QCOMPARE(player.open(DialoguePlayer::Way::Ssh).text, QStringLiteral("Hello\r\n> "));
    QVERIFY(box.accepts(QStringLiteral("admin"), QStringLiteral("practice")));
    QVERIFY(!box.accepts(QStringLiteral("admin"), QStringLiteral("Practice")));
}

void TestDialoguePlayer::anUnknownLineIsSaidBack()
{
    PlayedDevice box(device());
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    QCOMPARE(player.line(QStringLiteral("dance")).all(),
             QStringLiteral("dance\r\nwhat is dance?\r\n> "));
    QCOMPARE(player.line(QString()).all(), QStringLiteral("\r\n> "));
}

void TestDialoguePlayer::whatIsShownFollowsTheState()
{
    PlayedDevice box(device());
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    QCOMPARE(player.line(QStringLiteral("show")).text, QStringLiteral("is on\r\n> "));
    player.line(QStringLiteral("off"));
    QVERIFY(!box.algOn());
    QVERIFY(box.savedOn());
    QCOMPARE(player.line(QStringLiteral("show")).text, QStringLiteral("is off\r\n> "));
    player.line(QStringLiteral("save"));
    QVERIFY(!box.savedOn());
    player.line(QStringLiteral("on"));
    QVERIFY(box.algOn());
}

void TestDialoguePlayer::privilegedModeWantsItsPassword()
{
    Dialogue dialogue = device();
    dialogue.privilegedPassword = QStringLiteral("more");
    PlayedDevice box(dialogue);
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    QCOMPARE(player.line(QStringLiteral("enable")).text, QStringLiteral("Secret: "));
    QVERIFY(player.hidesTyping());
    QCOMPARE(player.line(QStringLiteral("less")).all(), QStringLiteral("\r\nSecret: "));
    QCOMPARE(player.line(QStringLiteral("more")).all(), QStringLiteral("\r\n# "));
    QCOMPARE(player.mode(), QStringLiteral("boss"));
    // The command exists only in the first mode.
    QCOMPARE(player.line(QStringLiteral("enable")).text, QStringLiteral("what is enable?\r\n# "));
}

void TestDialoguePlayer::withoutAPrivilegedPasswordNoneIsAsked()
{
    PlayedDevice box(device());
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    QCOMPARE(player.line(QStringLiteral("enable")).text, QStringLiteral("# "));
}

void TestDialoguePlayer::thePagerWaitsForAKey()
{
    Dialogue dialogue = device();
    dialogue.pager = QStringLiteral("--More--");
    dialogue.pagerLines = 2;
    PlayedDevice box(dialogue);
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    QCOMPARE(player.line(QStringLiteral("long")).text, QStringLiteral("1\r\n2\r\n--More--"));
    QVERIFY(player.wantsKey());
    QCOMPARE(player.key(QStringLiteral(" ")).all(),
             QStringLiteral("\r        \r3\r\n4\r\n--More--"));
    QCOMPARE(player.key(QStringLiteral(" ")).all(), QStringLiteral("\r        \r5\r\n> "));
    QVERIFY(!player.wantsKey());
    QCOMPARE(player.key(QStringLiteral(" ")).all(), QString());
}

void TestDialoguePlayer::theLastPageOfThePagerEndsWithThePrompt()
{
    Dialogue dialogue = device();
    dialogue.pager = QStringLiteral("--More--");
    dialogue.pagerLines = 5;
    PlayedDevice box(dialogue);
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    QVERIFY(player.line(QStringLiteral("long")).text.endsWith(QStringLiteral("5\r\n> ")));
}

void TestDialoguePlayer::aPagerCanBeLeft()
{
    Dialogue dialogue = device();
    dialogue.pager = QStringLiteral("--More--");
    dialogue.pagerLines = 2;
    PlayedDevice box(dialogue);
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    player.line(QStringLiteral("long"));
    // A line typed into a waiting pager is taken as its first key.
    QCOMPARE(player.line(QStringLiteral("quit")).all(), QStringLiteral("\r        \r> "));
    QVERIFY(!player.wantsKey());
}

void TestDialoguePlayer::aRestartLosesWhatWasNotSaved()
{
    PlayedDevice box(device());
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    player.line(QStringLiteral("off"));
    const Played played = player.line(QStringLiteral("reboot"));
    QVERIFY(played.restarts);
    QCOMPARE(played.text, QStringLiteral("bye\r\n"));
    QVERIFY(box.algOn());
}

void TestDialoguePlayer::whatAppliesAtRestartNeedsOne()
{
    Dialogue dialogue = device();
    dialogue.appliesAtRestart = true;
    PlayedDevice box(dialogue);
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    player.line(QStringLiteral("off"));
    player.line(QStringLiteral("save"));
    QVERIFY(!box.savedOn());
    QCOMPARE(player.line(QStringLiteral("show")).text, QStringLiteral("is on\r\n> "));
    player.line(QStringLiteral("reboot"));
    QVERIFY(!box.algOn());
}

void TestDialoguePlayer::whatAppliesAtSaveIsLostWithTheConnection()
{
    Dialogue dialogue = device();
    dialogue.appliesAtSave = true;
    PlayedDevice box(dialogue);
    DialoguePlayer first(box);
    first.open(DialoguePlayer::Way::Ssh);
    first.line(QStringLiteral("off"));
    QVERIFY(box.algOn());
    DialoguePlayer second(box);
    second.open(DialoguePlayer::Way::Ssh);
    second.line(QStringLiteral("save"));
    QVERIFY(box.algOn());
    second.line(QStringLiteral("off"));
    second.line(QStringLiteral("save"));
    QVERIFY(!box.algOn());
}

void TestDialoguePlayer::twoConnectionsSeeOneDevice()
{
    PlayedDevice box(device());
    DialoguePlayer first(box);
    DialoguePlayer second(box);
    first.open(DialoguePlayer::Way::Ssh);
    second.open(DialoguePlayer::Way::Ssh);
    first.line(QStringLiteral("off"));
    QCOMPARE(second.line(QStringLiteral("show")).text, QStringLiteral("is off\r\n> "));
    QVERIFY(second.line(QStringLiteral("exit")).ends);
}

void TestDialoguePlayer::aDeviceThatDoesNotEcho()
{
    Dialogue dialogue = device();
    dialogue.echoes = false;
    PlayedDevice box(dialogue);
    DialoguePlayer player(box);
    player.open(DialoguePlayer::Way::Ssh);
    QCOMPARE(player.line(QStringLiteral("show")).all(), QStringLiteral("is on\r\n> "));
}

QTEST_APPLESS_MAIN(TestDialoguePlayer)
#include "tst_dialogue_player.moc"

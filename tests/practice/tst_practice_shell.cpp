#include "shell_session.h"
#include "telnet_stream.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Dialogue someDialogue()
{
    Dialogue dialogue;
    dialogue.userPrompt = u"login: "_s;
    dialogue.passwordPrompt = u"Password: "_s;
    dialogue.signInRefused = u"Login incorrect\n"_s;
    dialogue.welcome = u"Welcome\n"_s;
    dialogue.modes = {{u"shell"_s, u"# "_s}};
    dialogue.unknown = u"%1: not found\n"_s;
    dialogue.savesAtOnce = true;
    dialogue.answers = {{{}, u"sip off"_s, {}, {}, {}, {DialogueEffect::SetsOff}, {}},
                        {{}, u"reboot"_s, {}, {}, {}, {DialogueEffect::Restarts}, {}},
                        {{}, u"exit"_s, {}, {}, {}, {DialogueEffect::Ends}, {}}};
    return dialogue;
}

struct Terminal
{
    QList<ShellEvent> events;
    std::shared_ptr<SharedDevice> device;
    std::unique_ptr<ShellSession> session;

    explicit Terminal(DialoguePlayer::Way way = DialoguePlayer::Way::Ssh)
        : device(std::make_shared<SharedDevice>(
              someDialogue(), [this](ShellEvent event) { events.append(event); })),
          session(std::make_unique<ShellSession>(device))
    {
        opening = session->open(way);
    }

    QByteArray opening;
};

} // namespace

class TestPracticeShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sshOpensAtThePrompt();
    void telnetAsksNameAndPassword();
    void aWrongPasswordIsRefused();
    void keysAreEchoedOnce();
    void everyKindOfReturnIsOneReturn();
    void backspaceErases();
    void endOfInputEnds();
    void switchingOffIsTold();
    void aRestartEndsTheSessionAndIsTold();
    void twoTerminalsSeeOneDevice();
    void telnetCommandsAreNotTyped();
    void telnetRefusesWhatItDoesNotOffer();
    void telnetCommandsMayBeCutAnywhere();
};

void TestPracticeShell::sshOpensAtThePrompt()
{
    QCOMPARE(Terminal().opening, QByteArray("Welcome\r\n# "));
}

void TestPracticeShell::telnetAsksNameAndPassword()
{
    Terminal terminal(DialoguePlayer::Way::Telnet);
    QCOMPARE(terminal.opening, QByteArray("login: "));
    QCOMPARE(terminal.session->take("admin\r\n"), QByteArray("admin\r\nPassword: "));
    QVERIFY(terminal.events.isEmpty());
    QCOMPARE(terminal.session->take("practice\r\n"), QByteArray("\r\nWelcome\r\n# "));
    QCOMPARE(terminal.events, QList{ShellEvent::SignedIn});
}

void TestPracticeShell::aWrongPasswordIsRefused()
{
    Terminal terminal(DialoguePlayer::Way::Telnet);
    const QByteArray said = terminal.session->take("admin\rwrong\r");
    QVERIFY(said.contains("Login incorrect"));
    QVERIFY(!said.contains("wrong"));
    QVERIFY(terminal.events.isEmpty());
}

void TestPracticeShell::keysAreEchoedOnce()
{
    Terminal terminal;
    QCOMPARE(terminal.session->take("l"), QByteArray("l"));
    QCOMPARE(terminal.session->take("s"), QByteArray("s"));
    QCOMPARE(terminal.session->take("\r"), QByteArray("\r\nls: not found\r\n# "));
}

void TestPracticeShell::everyKindOfReturnIsOneReturn()
{
    Terminal terminal;
    for (const QByteArray &end :
         {QByteArray("\r"), QByteArray("\n"), QByteArray("\r\n"), QByteArray("\r\0", 2)})
        QCOMPARE(terminal.session->take("x" + end).count("# "), 1);
    QCOMPARE(terminal.session->take("x\r").count("# "), 1);
    QCOMPARE(terminal.session->take("\n"), QByteArray()); // the other half, in a packet of its own
}

void TestPracticeShell::backspaceErases()
{
    Terminal terminal;
    const QByteArray said = terminal.session->take("lx\x7fs\r");
    QVERIFY(said.endsWith("\r\nls: not found\r\n# "));
    QCOMPARE(terminal.session->take("\x7f"), QByteArray());
}

void TestPracticeShell::endOfInputEnds()
{
    Terminal terminal;
    terminal.session->take("x\x04");
    QVERIFY(!terminal.session->ends()); // not in the middle of a line
    terminal.session->take("\r\x04");
    QVERIFY(terminal.session->ends());
}

void TestPracticeShell::switchingOffIsTold()
{
    Terminal terminal;
    QVERIFY(terminal.device->algOn());
    terminal.session->take("sip off\r");
    QVERIFY(!terminal.device->algOn());
    QCOMPARE(terminal.events, QList{ShellEvent::SwitchedOff});
    terminal.session->take("sip off\r");
    QCOMPARE(terminal.events.size(), 1);
}

void TestPracticeShell::aRestartEndsTheSessionAndIsTold()
{
    Terminal terminal;
    terminal.session->take("reboot\rls\r");
    QVERIFY(terminal.session->ends());
    QCOMPARE(terminal.events, QList{ShellEvent::Restarts});
}

void TestPracticeShell::twoTerminalsSeeOneDevice()
{
    Terminal terminal;
    ShellSession other(terminal.device);
    other.open(DialoguePlayer::Way::Ssh);
    other.take("sip off\r");
    QVERIFY(!terminal.device->algOn());
}

void TestPracticeShell::telnetCommandsAreNotTyped()
{
    TelnetStream stream(true);
    QByteArray reply;
    // DO SUPPRESS-GO-AHEAD, a window size of 80 x 24, an escaped 255.
    const QByteArray typed = stream.received(QByteArray("a\xff\xfd\x03"
                                                        "b\xff\xfa\x1f\x00\x50\x00\x18\xff\xf0"
                                                        "c\xff\xff",
                                                        17),
                                             &reply);
    QCOMPARE(typed, QByteArray("abc\xff"));
    QCOMPARE(reply, QByteArray());
}

void TestPracticeShell::telnetRefusesWhatItDoesNotOffer()
{
    TelnetStream stream(false);
    QByteArray reply;
    stream.received("\xff\xfd\x01\xff\xfb\x18", &reply);
    QCOMPARE(reply, QByteArray("\xff\xfc\x01\xff\xfe\x18"));
    QCOMPARE(stream.greeting(), QByteArray("\xff\xfb\x03"));
    QCOMPARE(TelnetStream(true).greeting(), QByteArray("\xff\xfb\x03\xff\xfb\x01"));
}

void TestPracticeShell::telnetCommandsMayBeCutAnywhere()
{
    TelnetStream stream(true);
    QByteArray reply;
    QByteArray typed;
    for (const char c : QByteArray("x\xff\xfd\x18y\xff\xfa\x18\x01\xff\xf0z"))
        typed += stream.received(QByteArray(1, c), &reply);
    QCOMPARE(typed, QByteArray("xyz"));
    QCOMPARE(reply, QByteArray("\xff\xfc\x18"));
}

QTEST_GUILESS_MAIN(TestPracticeShell)
#include "tst_practice_shell.moc"

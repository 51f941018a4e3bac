#include "change_run.h"
#include "known_hosts.h"
#include "ssh_box.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>

using namespace ringthrough;

namespace {

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

Dialogue boxDialogue()
{
    Dialogue dialogue;
    dialogue.password = text("hunter2");
    dialogue.modes = {{text("shell"), text("box> ")}};
    const auto answer = [&](const char *type, const char *says, QList<DialogueEffect> effects,
                            std::optional<bool> whenOn) {
        DialogueAnswer made;
        made.type = text(type);
        made.says = text(says);
        made.effects = effects;
        made.whenOn = whenOn;
        dialogue.answers.append(made);
    };
    answer("show", "on\n", {}, true);
    answer("show", "off\n", {}, false);
    answer("alg off", "", {DialogueEffect::SetsOff, DialogueEffect::Saves}, {});
    answer("alg on", "", {DialogueEffect::SetsOn, DialogueEffect::Saves}, {});
    answer("exit", "", {DialogueEffect::Ends}, {});
    return dialogue;
}

Device boxDevice()
{
    Recipe recipe;
    recipe.transports = {Transport::Ssh};
    recipe.signIn.prompt = QRegularExpression(text("^box>\\s*\\z"));
    recipe.signIn.leave = {text("exit")};
    Check check;
    check.send = text("show");
    check.on = QRegularExpression(text("^on$"));
    check.off = QRegularExpression(text("^off$"));
    recipe.check = {check};
    Command command;
    command.send = text("alg off");
    recipe.change = {command};
    command.send = text("alg on");
    recipe.undo = {command};
    Device device;
    device.id = text("box-ssh");
    device.confidence = Confidence::High;
    device.recipe = recipe;
    return device;
}

} // namespace

class TestSshChannel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void signsInByPassword();
    void signsInByQuestions();
    void aWrongPassword_data();
    void aWrongPassword();
    void asksForANewKeyOnce();
    void aKeyNobodyAgreedTo();
    void aChangedKeyStopsBeforeThePassword();
    void oldAlgorithmsOnlyWithConsent_data();
    void oldAlgorithmsOnlyWithConsent();
    void leavesTheHomeFolderAlone();
    void aServerThatSaysNothing();

private:
    ChangeResult run(SshBox &server, const Answers &answers = {}, const char *password = "hunter2");

    QTemporaryDir m_folder;
    std::unique_ptr<Box> m_box;
};

void TestSshChannel::init()
{
    m_box = std::make_unique<Box>(boxDialogue());
    QFile::remove(m_folder.filePath(text("host-keys.json")));
}

ChangeResult TestSshChannel::run(SshBox &server, const Answers &answers, const char *password)
{
    SignInDetails details;
    details.user = text("admin");
    details.password = Secret(password);
    const auto plan = loopbackPlan(boxDevice(), Transport::Ssh, server.port(), m_folder.path());
    return runChange(plan, std::move(details), answers);
}

void TestSshChannel::signsInByPassword()
{
    SshBox server(*m_box);
    const auto result = run(server);
    server.halt();
    QVERIFY2(!result.problem, qPrintable(result.change.problem));
    QVERIFY(!m_box->device.algOn());
    QVERIFY(!result.change.obsoleteAlgorithms);
}

void TestSshChannel::signsInByQuestions()
{
    m_box->keyboard = true;
    SshBox server(*m_box);
    const auto result = run(server);
    server.halt();
    QVERIFY2(!result.problem, qPrintable(result.change.problem));
    QVERIFY(!m_box->device.algOn());
}

void TestSshChannel::aWrongPassword_data()
{
    QTest::addColumn<bool>("keyboard");
    QTest::newRow("password") << false;
    QTest::newRow("questions") << true;
}

void TestSshChannel::aWrongPassword()
{
    QFETCH(bool, keyboard);
    m_box->keyboard = keyboard;
    SshBox server(*m_box);
    const auto result = run(server, {}, "wrongpass");
    server.halt();
    QCOMPARE(result.change.problemName, text("sign_in_refused"));
    QCOMPARE(m_box->connections, 0);
    QVERIFY(!allTextOf(result, m_folder.path()).contains(text("wrongpass")));
}

void TestSshChannel::asksForANewKeyOnce()
{
    SshBox server(*m_box);
    QStringList asked;
    Answers answers;
    answers.onStart = [&](ChangeRouter &job) {
        connect(&job, &ChangeRouter::asked, &job, [&](const Question &question) {
            if (const auto *key = std::get_if<AskHostKey>(&question))
                asked.append(key->fingerprint);
        });
    };
    run(server, answers);
    run(server, answers);
    QCOMPARE(asked, QStringList{server.fingerprint()});
    QCOMPARE(KnownHosts(m_folder.path())
                 .fingerprint(text("127.0.0.1"), server.port())
                 .value_or(QString()),
             server.fingerprint());
}

void TestSshChannel::aKeyNobodyAgreedTo()
{
    SshBox server(*m_box);
    Answers answers;
    answers.hostKey = false;
    const auto result = run(server, answers);
    server.halt();
    QCOMPARE(result.change.problemName, text("host_key_unknown"));
    QCOMPARE(m_box->connections, 0);
    QVERIFY(!KnownHosts(m_folder.path()).fingerprint(text("127.0.0.1"), server.port()));
}

void TestSshChannel::aChangedKeyStopsBeforeThePassword()
{
    SshBox server(*m_box);
    KnownHosts(m_folder.path()).remember(text("127.0.0.1"), server.port(), text("SHA256:another"));
    const auto result = run(server);
    server.halt();
    QCOMPARE(result.change.problemName, text("host_key_changed"));
    QVERIFY(result.change.problem.contains(server.fingerprint()));
    QVERIFY(!server.sawPassword());
    QVERIFY(m_box->device.algOn());
}

void TestSshChannel::oldAlgorithmsOnlyWithConsent_data()
{
    QTest::addColumn<bool>("agreed");
    QTest::newRow("agreed") << true;
    QTest::newRow("not agreed") << false;
}

void TestSshChannel::oldAlgorithmsOnlyWithConsent()
{
    QFETCH(bool, agreed);
    SshBox server(*m_box, "diffie-hellman-group14-sha1");
    Answers answers;
    answers.obsolete = agreed;
    const auto result = run(server, answers);
    server.halt();
    QVERIFY2(result.change.problemName == (agreed ? QString() : text("obsolete_algorithms")),
             qPrintable(result.change.problem));
    QCOMPARE(result.change.obsoleteAlgorithms, agreed);
    QCOMPARE(m_box->device.algOn(), !agreed);
    QCOMPARE(server.sawPassword(), agreed);
}

void TestSshChannel::leavesTheHomeFolderAlone()
{
    QTemporaryDir home;
    QDir(home.path()).mkdir(text(".ssh"));
    // A configuration that would break the connection if anybody read it.
    QFile config(home.filePath(text(".ssh/config")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write("Host *\n  Port 1\n  HostName 192.0.2.1\n  Ciphers none\n");
    config.close();
    const QByteArray old = qgetenv("HOME");
    qputenv("HOME", home.path().toLocal8Bit());
    SshBox server(*m_box);
    const auto result = run(server);
    server.halt();
    qputenv("HOME", old);
    QVERIFY2(!result.problem, qPrintable(result.change.problem));
    QCOMPARE(QDir(home.filePath(text(".ssh"))).entryList(QDir::Files), QStringList{text("config")});
}

void TestSshChannel::aServerThatSaysNothing()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    auto plan = loopbackPlan(boxDevice(), Transport::Ssh, silent.serverPort(), m_folder.path());
    plan.limits.connect = std::chrono::milliseconds(300);
    const auto result = runChange(plan, detailsFor(boxDialogue()));
    QCOMPARE(result.change.problemName, text("timed_out"));
    QVERIFY(result.change.elapsedMs < 3000);
}

QTEST_GUILESS_MAIN(TestSshChannel)
#include "tst_ssh_channel.moc"

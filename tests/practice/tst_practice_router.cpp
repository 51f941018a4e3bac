#include "practice_router.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <libssh/libssh.h>

#include <thread>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

constexpr int limitMs = 10000;

// A person at a telnet window: types a line when the last words of the device are there.
bool typeAfter(QTcpSocket &socket, QByteArray &heard, const QByteArray &words,
               const QByteArray &line)
{
    const bool came = QTest::qWaitFor(
        [&] {
            heard += socket.readAll();
            return heard.contains(words);
        },
        limitMs);
    heard.clear();
    socket.write(line + "\r\n");
    return came;
}

struct SshAnswer
{
    int signedIn = SSH_AUTH_ERROR;
    QByteArray heard;
};

// Signs in, types the line and reads until the connection ends or nothing more comes.
SshAnswer overSsh(quint16 port, const QByteArray &password, const QByteArray &line)
{
    SshAnswer answer;
    ssh_session session = ssh_new();
    const unsigned int number = port;
    ssh_options_set(session, SSH_OPTIONS_HOST, "127.0.0.1");
    ssh_options_set(session, SSH_OPTIONS_PORT, &number);
    ssh_options_set(session, SSH_OPTIONS_KNOWNHOSTS, "/dev/null");
    if (ssh_connect(session) == SSH_OK)
        answer.signedIn = ssh_userauth_password(session, "admin", password.constData());
    if (answer.signedIn == SSH_AUTH_SUCCESS) {
        ssh_channel channel = ssh_channel_new(session);
        if (ssh_channel_open_session(channel) == SSH_OK &&
            ssh_channel_request_pty(channel) == SSH_OK &&
            ssh_channel_request_shell(channel) == SSH_OK) {
            ssh_channel_write(channel, line.constData(), uint32_t(line.size()));
            char bytes[4096];
            int count = 0;
            while ((count = ssh_channel_read_timeout(channel, bytes, sizeof bytes, 0, 1000)) > 0)
                answer.heard += QByteArray(bytes, count);
        }
        ssh_channel_free(channel);
    }
    ssh_disconnect(session);
    ssh_free(session);
    return answer;
}

SshAnswer sshMeanwhile(quint16 port, const QByteArray &password, const QByteArray &line)
{
    SshAnswer answer;
    std::atomic<bool> done = false;
    std::jthread person([&] {
        answer = overSsh(port, password, line);
        done = true;
    });
    if (!QTest::qWaitFor([&] { return done.load(); }, limitMs))
        qWarning("the SSH client got no answer");
    return answer;
}

} // namespace

class TestPracticeRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void theDeviceCanBeChosen();
    void aDeviceWithoutDialogueCannotBePlayed();
    void everythingIsOnLoopback();
    void theWizardWouldKnowIt();
    void aPersonCanSwitchItOffByTelnet();
    void aPersonCanSwitchItOffBySsh();
    void sshRefusesAWrongPassword();
    void callsAreAlteredUntilItIsOff();
    void aRestartDropsEverybodyAndPassesOver();

private:
    void listen(const QString &id);
    Verdict test();

    KnowledgeBase m_base;
    std::unique_ptr<PracticeRouter> m_router;
    PracticeAddresses m_at;
};

void TestPracticeRouter::initTestCase()
{
    m_base = loadKnowledge({QStringLiteral(RT_SOURCE_DIR) + u"/vendordb/data"_s}).base;
}

void TestPracticeRouter::init()
{
    listen(u"mikrotik-routeros"_s);
}

void TestPracticeRouter::listen(const QString &id)
{
    m_router = std::make_unique<PracticeRouter>();
    const DeviceRef ref = *practiceDevice(m_base, id);
    const auto at = m_router->listen(*ref.vendor, *ref.device);
    QVERIFY(at.ok());
    m_at = at.value();
}

void TestPracticeRouter::theDeviceCanBeChosen()
{
    QVERIFY(practiceDevice(m_base, {}));
    QCOMPARE(practiceDevice(m_base, u"asus-asuswrt"_s)->device->id, u"asus-asuswrt"_s);
    QVERIFY(!practiceDevice(m_base, u"no-such-thing"_s));
    QVERIFY(!practiceDevice(KnowledgeBase(), {}));
}

void TestPracticeRouter::aDeviceWithoutDialogueCannotBePlayed()
{
    PracticeRouter router;
    const auto at = router.listen(Vendor(), Device());
    QVERIFY(!at);
    QVERIFY(std::holds_alternative<NoRecipe>(at.problem()));
}

void TestPracticeRouter::everythingIsOnLoopback()
{
    QVERIFY(m_at.address.isLoopback());
    QVERIFY(QHostAddress(m_at.sipServer.host).isLoopback());
    QVERIFY(m_at.httpPort != 0 && m_at.telnetPort != 0 && m_at.sshPort != 0);
    const DiscoveryOptions options = practiceDiscovery(m_at);
    QVERIFY(!options.multicast && !options.reverseDns && options.httpsPorts.isEmpty());
    QVERIFY(practiceNetwork(m_at).gateway()->address.isLoopback());
}

void TestPracticeRouter::theWizardWouldKnowIt()
{
    const auto base = std::make_shared<const KnowledgeBase>(m_base);
    IdentifyRouter job(*practiceNetwork(m_at).gateway(), base, practiceDiscovery(m_at));
    std::optional<Identification> found;
    connect(&job, &IdentifyRouter::finished, this,
            [&found](const Outcome<IdentifiedRouter> &result) {
                found = result ? result.value().identification : Identification();
            });
    job.start();
    QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), limitMs);
    QVERIFY(found->isSure());
    QCOMPARE(found->best()->deviceId, u"mikrotik-routeros"_s);
}

void TestPracticeRouter::aPersonCanSwitchItOffByTelnet()
{
    QSignalSpy spy(m_router.get(), &PracticeRouter::happened);
    QTcpSocket socket;
    QByteArray heard;
    socket.connectToHost(m_at.address, m_at.telnetPort);
    QVERIFY(typeAfter(socket, heard, "Login: ", m_at.user.toUtf8()));
    QVERIFY(typeAfter(socket, heard, "Password: ", m_at.password.toUtf8()));
    QVERIFY(typeAfter(socket, heard, "] > ", "/ip firewall service-port disable sip"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_router->algIsOn(), limitMs);
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 2, limitMs); // signed in, switched off
    QVERIFY(typeAfter(socket, heard, "] > ", "/quit"));
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, limitMs);
}

void TestPracticeRouter::aPersonCanSwitchItOffBySsh()
{
    const SshAnswer answer = sshMeanwhile(m_at.sshPort, m_at.password.toUtf8(),
                                          "/ip firewall service-port disable sip\r");
    QCOMPARE(answer.signedIn, int(SSH_AUTH_SUCCESS));
    QVERIFY2(answer.heard.contains("] > "), answer.heard.constData());
    QVERIFY(!m_router->algIsOn());
}

void TestPracticeRouter::sshRefusesAWrongPassword()
{
    QCOMPARE(sshMeanwhile(m_at.sshPort, "wrong", {}).signedIn, int(SSH_AUTH_DENIED));
    QVERIFY(m_router->algIsOn());
}

Verdict TestPracticeRouter::test()
{
    SipTestOptions options;
    options.target = m_at.sipServer;
    SipTest job(options);
    std::optional<Diagnosis> found;
    connect(&job, &SipTest::finished, this, [&found](const Outcome<Diagnosis> &result) {
        found = result ? result.value() : Diagnosis();
    });
    job.start();
    if (!QTest::qWaitFor([&found] { return found.has_value(); }, 15000))
        return Verdict::Inconclusive;
    return found->verdict;
}

void TestPracticeRouter::callsAreAlteredUntilItIsOff()
{
    QCOMPARE(test(), Verdict::Altered);
    sshMeanwhile(m_at.sshPort, m_at.password.toUtf8(),
                 "/ip firewall service-port disable sip\r/quit\r");
    QVERIFY(!m_router->algIsOn());
    QCOMPARE(test(), Verdict::Clean);
}

void TestPracticeRouter::aRestartDropsEverybodyAndPassesOver()
{
    listen(u"asus-asuswrt"_s);
    QTcpSocket socket;
    socket.connectToHost(m_at.address, m_at.telnetPort);
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::ConnectedState, limitMs);
    sshMeanwhile(m_at.sshPort, m_at.password.toUtf8(),
                 "nvram set fw_pt_sip=0\rnvram commit\rreboot\r");
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, limitMs);
    QVERIFY(!m_router->algIsOn());
    const auto isBack = [this] {
        QTcpSocket again;
        again.connectToHost(m_at.address, m_at.telnetPort);
        return again.waitForConnected(100);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isBack(), limitMs);
    QCOMPARE(sshMeanwhile(m_at.sshPort, m_at.password.toUtf8(), "exit\r").signedIn,
             int(SSH_AUTH_SUCCESS));
}

QTEST_GUILESS_MAIN(TestPracticeRouter)
#include "tst_practice_router.moc"

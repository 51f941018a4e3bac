// The account test against the kernel's own ALG and real registrars, which write contacts down as
// they come or as they think better. Needs root.

#include "account_request.h"
#include "account_test.h"
#include "account_views.h"
#include "digest_auth.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkDatagram>
#include <QProcess>
#include <QSslCertificate>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>
#include <QUuid>

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <map>
#include <memory>

using namespace ringthrough;

namespace {

const QString prefix = QStringLiteral("labacct");

// Servers side by side, each with an address of its own.
const QString plainAddress = QStringLiteral("203.0.113.2");
const QString fixingAddress = QStringLiteral("203.0.113.3");
const QString aliasAddress = QStringLiteral("203.0.113.4");
const QString receivedAddress = QStringLiteral("203.0.113.5");
const QString misnamedAddress = QStringLiteral("203.0.113.6"); // its certificate is the others'

constexpr quint16 phonePort = 15060;

bool lab(const QString &command)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LAB"), prefix);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QStringLiteral(RT_SOURCE_DIR "/tests/lab/alg_lab.sh"),
                  command.split(QLatin1Char(' ')));
    return process.waitForFinished(30000) && process.exitCode() == 0;
}

int networkOf(const QByteArray &path)
{
    return open(path.constData(), O_RDONLY | O_CLOEXEC);
}

// From here on every new socket of this thread, and every process it starts, is in that network.
bool moveInto(int network)
{
    return network >= 0 && setns(network, CLONE_NEWNET) == 0;
}

Outcome<AccountFinding> resultOf(AccountTestOptions options)
{
    AccountTest job(std::move(options));
    Outcome<AccountFinding> result(Problem(Cancelled{}));
    bool over = false;
    QObject::connect(&job, &AccountTest::finished, &job, [&](const auto &outcome) {
        result = outcome;
        over = true;
    });
    QElapsedTimer clock;
    clock.start();
    job.start();
    if (!QTest::qWaitFor([&] { return over; }, 25000))
        qWarning("the job did not end");
    qInfo("%lld ms", static_cast<long long>(clock.elapsed()));
    return result;
}

// A phone of the same account, at the port that no ALG watches; without a contact it only asks.
QList<QByteArray> phone(const QString &server, const QByteArray &contact)
{
    QUdpSocket socket;
    // Always the same port, as phones do it: registrars that write down where a phone comes from
    // would take it for another one.
    socket.bind(QHostAddress::AnyIPv4, phonePort);
    socket.connectToHost(QHostAddress(server), 5080);
    RegisterText text;
    text.domain = "home.test";
    text.user = "alice";
    text.transport = "UDP";
    text.viaHost = "192.168.77.10:" + QByteArray::number(phonePort);
    text.fromTag = "phone";
    text.callId = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    text.contact = contact;
    text.expires = 100;
    SipText answer;
    for (text.cseq = 1; text.cseq <= 2; ++text.cseq) {
        text.branch = QByteArray::number(text.cseq);
        socket.write(registerBytes(text));
        if (!QTest::qWaitFor([&] { return socket.hasPendingDatagrams(); }, 20000))
            return {};
        answer = parseSip(socket.receiveDatagram().data()).value_or(SipText());
        if (const auto challenge = bestChallenge(answer))
            text.authorization = digestAnswer(
                *challenge, {"REGISTER", "sip:home.test", "alice", "abc", 1}, Secret("sesame"));
    }
    if (answer.status() != 200)
        qWarning().noquote() << server << answer.startLine;
    return answer.status() == 200 ? bindingsIn(answer) : QList<QByteArray>();
}

} // namespace

class TestLabAccount : public QObject
{
    Q_OBJECT

private:
    // Authority and server certificate, made for this run.
    bool makeCertificate()
    {
        QFile extensions(m_folder.filePath(QStringLiteral("ext")));
        if (!extensions.open(QIODevice::WriteOnly))
            return false;
        extensions.write("subjectAltName=IP:203.0.113.2,IP:203.0.113.3,IP:203.0.113.4,"
                         "IP:203.0.113.5\n");
        extensions.close();
        QProcess shell;
        shell.setWorkingDirectory(m_folder.path());
        shell.start(
            QStringLiteral("sh"),
            {QStringLiteral("-ec"),
             QStringLiteral("exec 2>&1; new='openssl req -newkey rsa:2048 -nodes';"
                            "$new -x509 -days 2 -subj /CN=authority -keyout ca.key -out ca.pem;"
                            "$new -subj /CN=server -keyout key.pem -out server.csr;"
                            "openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -days 2"
                            " -CAcreateserial -extfile ext -out cert.pem")});
        return shell.waitForFinished(30000) && shell.exitCode() == 0;
    }

    QString defined(const char *name, const char *file) const
    {
        return QStringLiteral("%1=\"%2\"")
            .arg(QString::fromLatin1(name), m_folder.filePath(QString::fromLatin1(file)));
    }

    bool startServer(const QString &address, const QString &manner)
    {
        auto server = std::make_unique<QProcess>();
        server->setProcessChannelMode(QProcess::MergedChannels);
        QStringList arguments{QStringLiteral("netns"),
                              QStringLiteral("exec"),
                              prefix + QStringLiteral("-wan"),
                              QStringLiteral("kamailio"),
                              QStringLiteral("-f"),
                              QStringLiteral(RT_SOURCE_DIR "/tests/lab/kamailio/accounts.cfg")};
        arguments << QStringLiteral("-DD -E -m 32 -M 4").split(QLatin1Char(' '));
        for (const char *option : {"-Y", "-w"})
            arguments << QString::fromLatin1(option) << m_folder.path();
        for (const QString &place : {QStringLiteral("udp:%1:5060"), QStringLiteral("udp:%1:5080"),
                                     QStringLiteral("tls:%1:5061")})
            arguments << QStringLiteral("-l") << place.arg(address);
        for (const QString &define :
             {manner, QStringLiteral("WITH_TLS"), defined("CERTIFICATE", "cert.pem"),
              defined("PRIVATE_KEY", "key.pem")})
            arguments << QStringLiteral("-A") << define;
        server->start(QStringLiteral("ip"), arguments);
        QProcess *process = server.get();
        m_servers.insert({address, std::move(server)});
        const bool up = QTest::qWaitFor(
            [&] { return !phone(address, {}).isEmpty() || said(address, "PROOF") > 0; }, 10000);
        if (!up)
            qWarning().noquote() << process->readAll() << m_said.value(address);
        return up;
    }

    // How often a server has said something since it was last forgotten.
    int said(const QString &address, const QByteArray &what)
    {
        QTest::qWait(20);
        m_said[address] += m_servers.at(address)->readAll();
        return static_cast<int>(m_said.value(address).count(what));
    }

    void forgetWhatWasSaid()
    {
        for (const auto &[address, server] : m_servers)
            (void)said(address, "");
        m_said.clear();
    }

    AccountTestOptions optionsFor(const QString &address, bool trusted,
                                  const QByteArray &password = "sesame") const
    {
        AccountTestOptions options;
        options.target.host = address;
        options.user = QStringLiteral("alice");
        options.domain = QStringLiteral("home.test");
        options.password = Secret(password);
        if (trusted)
            options.authorities =
                QSslCertificate::fromPath(m_folder.filePath(QStringLiteral("ca.pem")));
        return options;
    }

    // Ours is gone, and the phone's is as it was.
    bool isTidy(const QString &address) const
    {
        const QList<QByteArray> left = phone(address, {});
        return left.size() == 1 && left.first().contains("sip:phone@");
    }

    int m_outside = -1; ///< the network we came from
    QTemporaryDir m_folder;
    std::map<QString, std::unique_ptr<QProcess>> m_servers;
    QMap<QString, QByteArray> m_said;

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(geteuid() == 0, "network namespaces need root");
        lab(QStringLiteral("down"));
        QVERIFY(lab(QStringLiteral("up")));
        for (const QString &address : {aliasAddress, receivedAddress, misnamedAddress})
            QVERIFY(lab(QStringLiteral("wan ip addr add %1/24 dev wan").arg(address)));
        QVERIFY(makeCertificate());
        m_outside = networkOf("/proc/self/ns/net");
        QVERIFY(moveInto(networkOf("/run/netns/" + prefix.toLocal8Bit() + "-lan")));
        QVERIFY(startServer(plainAddress, QStringLiteral("PLAIN")));
        QVERIFY(startServer(fixingAddress, QStringLiteral("FIX_CONTACT")));
        QVERIFY(startServer(aliasAddress, QStringLiteral("ALIAS")));
        QVERIFY(startServer(receivedAddress, QStringLiteral("RECEIVED")));
        QVERIFY(startServer(misnamedAddress, QStringLiteral("PLAIN")));
    }

    void cleanupTestCase()
    {
        for (const auto &[address, server] : m_servers) {
            server->terminate();
            server->waitForFinished(30000);
        }
        // Taking the lab away ends whatever is in it, which is us as well.
        QVERIFY(moveInto(m_outside));
        QVERIFY(lab(QStringLiteral("down")));
    }

    // A router that knows nothing yet, without ALG; and a phone that is registered.
    void init()
    {
        QVERIFY(lab(QStringLiteral("reset")));
        for (const auto &[address, server] : m_servers)
            QVERIFY(!phone(address, "sip:phone@192.168.77.20:5060").isEmpty());
        forgetWhatWasSaid();
    }

    void differs_when_the_alg_is_on_and_only_then_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<bool>("alg");
        QTest::addColumn<bool>("tls");
        for (const QString &server : {plainAddress, fixingAddress, aliasAddress, receivedAddress})
            for (const bool alg : {false, true})
                for (const bool tls : {false, true})
                    QTest::addRow("%s alg %s control %s", qPrintable(server), alg ? "on" : "off",
                                  tls ? "tls" : "5080")
                        << server << alg << tls;
    }

    // Without an authority to trust, TLS is of no use, and the other port serves as control.
    void differs_when_the_alg_is_on_and_only_then()
    {
        QFETCH(QString, server);
        QFETCH(bool, alg);
        QFETCH(bool, tls);
        QVERIFY(!alg || lab(QStringLiteral("alg-on")));
        const Outcome<AccountFinding> outcome = resultOf(optionsFor(server, tls));
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(wordsForLog(outcome.problem())));
        QCOMPARE(outcome.value().differs, alg);
        QCOMPARE(outcome.value().views.size(), 2);
        QCOMPARE(outcome.value().views.first().over, QStringLiteral("udp 5060"));
        QCOMPARE(outcome.value().views.last().over,
                 tls ? QStringLiteral("tls 5061") : QStringLiteral("udp 5080"));
        for (const BindingView &view : outcome.value().views)
            QCOMPARE(view.contacts.size(), 2);
        QCOMPARE(said(server, "over tls"), tls ? 1 : 0);
        QVERIFY(isTidy(server));
    }

    void sees_through_every_kind_of_translation_data()
    {
        QTest::addColumn<QString>("nat");
        QTest::addColumn<QString>("alg");
        QTest::addColumn<bool>("differs");
        QTest::newRow("random off") << QStringLiteral("random") << QString() << false;
        QTest::newRow("random on") << QStringLiteral("random") << QStringLiteral("alg-on") << true;
        QTest::newRow("none off") << QStringLiteral("none") << QString() << false;
        // Where nothing is translated, the kernel's ALG changes nothing.
        QTest::newRow("none on") << QStringLiteral("none") << QStringLiteral("alg-on") << false;
        QTest::newRow("carrier off") << QStringLiteral("carrier") << QString() << false;
        QTest::newRow("carrier, on at home")
            << QStringLiteral("carrier") << QStringLiteral("alg-on") << true;
        // It looks for the address that the router has there, which is not in our message.
        QTest::newRow("carrier, on there")
            << QStringLiteral("carrier") << QStringLiteral("carrier-alg-on") << false;
    }

    void sees_through_every_kind_of_translation()
    {
        QFETCH(QString, nat);
        QFETCH(QString, alg);
        QFETCH(bool, differs);
        QVERIFY(lab(QStringLiteral("nat ") + nat));
        QVERIFY(alg.isEmpty() || lab(alg));
        for (const bool tls : {false, true}) {
            const Outcome<AccountFinding> outcome = resultOf(optionsFor(plainAddress, tls));
            QVERIFY2(outcome.ok(), outcome.ok() ? "" : qPrintable(wordsForLog(outcome.problem())));
            QCOMPARE(outcome.value().differs, differs);
            QVERIFY(isTidy(plainAddress));
        }
    }

    void a_wrong_password_is_tried_once()
    {
        const Outcome<AccountFinding> outcome = resultOf(optionsFor(plainAddress, true, "guess"));
        QVERIFY(!outcome.ok());
        QCOMPARE(problemName(outcome.problem()), QStringLiteral("sign_in_refused"));
        QCOMPARE(said(plainAddress, "PROOF"), 1);
        QVERIFY(isTidy(plainAddress));
    }

    void proves_nothing_to_a_certificate_of_somebody_else()
    {
        const Outcome<AccountFinding> outcome = resultOf(optionsFor(misnamedAddress, true));
        QVERIFY(outcome.ok());
        QCOMPARE(outcome.value().views.last().over, QStringLiteral("udp 5080"));
        QCOMPARE(said(misnamedAddress, "over tls"), 0);
    }

    // An ALG on both ports leaves TLS as the only way to see it.
    void sees_an_alg_on_both_ports_over_tls()
    {
        QVERIFY(lab(QStringLiteral("alg-on both 5060 5080")));
        const Outcome<AccountFinding> outcome = resultOf(optionsFor(plainAddress, true));
        QVERIFY(outcome.ok());
        QVERIFY(outcome.value().differs);
    }

    void a_blocked_control_is_no_verdict()
    {
        QVERIFY(lab(QStringLiteral("block both 5061 5062 5080 5160")));
        const Outcome<AccountFinding> outcome = resultOf(optionsFor(plainAddress, true));
        QVERIFY(!outcome.ok());
        QCOMPARE(problemName(outcome.problem()), QStringLiteral("server_silent"));
        QVERIFY(lab(QStringLiteral("unblock")));
        QVERIFY(isTidy(plainAddress));
    }
};

QTEST_GUILESS_MAIN(TestLabAccount)
#include "tst_lab_account.moc"

// The whole identification against servers on loopback that misbehave in every way: whatever one
// of them does, the others are heard, and it ends in time.

#include "fake_web.h"
#include "gzip_bomb.h"
#include "identified.h"
#include "job_rules.h"

#include <QElapsedTimer>
#include <QNetworkDatagram>
#include <QUdpSocket>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

// Much longer than anything takes here, so that whoever ends before has not waited.
constexpr std::chrono::seconds longWait{9};

DiscoveryOptions waitingLong(DiscoveryOptions options)
{
    options.connectLimit = options.readLimit = options.settleLimit = options.totalLimit = longWait;
    return options;
}

bool hasWaited(const IdentifiedRouter &router)
{
    return std::chrono::milliseconds(router.elapsedMs) >= longWait / 2;
}

const QByteArray acmePage = page("<title>Acme A100 v1.2</title>");

FakeServer::Behaviour sayAtOnce(const QByteArray &words)
{
    return [words](QTcpSocket *socket, const QByteArray &received) {
        if (received.isEmpty())
            socket->write(words);
    };
}

// A datagram server: answers each datagram that the function finds worth it.
class FakeDatagrams : public QObject
{
public:
    explicit FakeDatagrams(std::function<QByteArray(const QByteArray &)> answer)
    {
        m_socket.bind(QHostAddress::LocalHost);
        connect(&m_socket, &QUdpSocket::readyRead, this, [this, answer] {
            while (m_socket.hasPendingDatagrams()) {
                const QNetworkDatagram asked = m_socket.receiveDatagram();
                const QByteArray reply = answer(asked.data());
                ++m_received;
                if (!reply.isEmpty())
                    m_socket.writeDatagram(asked.makeReply(reply));
            }
        });
    }
    quint16 port() const { return m_socket.localPort(); }
    int received() const { return m_received; }

private:
    QUdpSocket m_socket;
    int m_received = 0;
};

QByteArray ssdpReply(const QByteArray &server, const QByteArray &location)
{
    return "HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nSERVER: " + server +
           "\r\nLOCATION: " + location + "\r\n\r\n";
}

QByteArray descriptionOf(const QByteArray &model)
{
    return page("<root><device><manufacturer>Acme Inc.</manufacturer><modelName>" + model +
                "</modelName></device></root>");
}

} // namespace

class TestIdentifyRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneBadPortHarmsNobody_data();
    void oneBadPortHarmsNobody();
    void aBadPortAloneEndsInTime_data() { oneBadPortHarmsNobody_data(); }
    void aBadPortAloneEndsInTime();
    void doesNotWaitForPortsThatAreSilent();
    void aTalkingServerMayAddTheFirmware();
    void observationsComeAsTheyAreMade();
    void theEvidenceRepeatsTheIdentification();
    void telnetGreeting();
    void nothingIsEverTyped();
    void sshGreetingThenItsPages();
    void ssdpLeadsToTheDescription();
    void othersAnswersToSsdpDoNotCount();
    void aFloodOfSsdpAnswersEnds();
    void theRouterIsAskedForItsName();
    void theMacIsEvidence();
    void silenceIsSaid();
    void refusalIsASignOfLife();
    void unknownIsNotAProblem();
    void keepsTheJobRules();
    void mayBeCancelledFromAnObservation();
};

void TestIdentifyRouter::oneBadPortHarmsNobody_data()
{
    QTest::addColumn<FakeServer::Behaviour>("bad");
    QTest::newRow("silence") << silence();
    QTest::newRow("reset") << reset();
    QTest::newRow("endless body") << endless("HTTP/1.1 200 OK\r\n\r\n", QByteArray(65536, 'x'), 0);
    QTest::newRow("endless header") << endless("HTTP/1.1 200 OK\r\nA: ", QByteArray(65536, 'x'), 0);
    QTest::newRow("endless interim answers")
        << endless(QByteArray(), "HTTP/1.1 100 Continue\r\n\r\n", 0);
    QTest::newRow("one byte now and then") << endless("HTTP/1.1 200 OK\r\n\r\n", "x", 20);
    QTest::newRow("one header byte now and then") << endless("HTTP/1.1 200 OK\r\nA: ", "x", 20);
    QTest::newRow("bomb") << sayAtOnce(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" + gzipBomb());
    QTest::newRow("noise") << sayAtOnce(QByteArray::fromHex("00ff1503fffe0d0a0d0a80"));
    QTest::newRow("only titles") << endless("HTTP/1.1 200 OK\r\n\r\n",
                                            QByteArray("<title><svg").repeated(6000), 0);
    QTest::newRow("huge chunk") << sayAtOnce(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\nx");
}

void TestIdentifyRouter::oneBadPortHarmsNobody()
{
    QFETCH(FakeServer::Behaviour, bad);
    FakeServer worse(bad);
    // The good page comes late, so that the bad one has its time.
    FakeServer good([](QTcpSocket *socket, const QByteArray &received) {
        if (received.endsWith("\r\n\r\n"))
            QTimer::singleShot(150, socket, [socket] {
                socket->write(acmePage);
                socket->disconnectFromHost();
            });
    });
    DiscoveryOptions options = asking({worse.port(), good.port()});
    options.telnetPort = worse.port();
    options.sshPort = worse.port();
    const IdentifiedRouter router = identified(options);
    QCOMPARE(modelOf(router), u"A100"_s);
    QVERIFY2(router.elapsedMs < options.totalLimit.count(),
             qPrintable(QString::number(router.elapsedMs)));
    for (const Observation &seen : router.evidence.observations)
        QVERIFY(seen.value.size() <= options.bodyLimit);
}

void TestIdentifyRouter::aBadPortAloneEndsInTime()
{
    QFETCH(FakeServer::Behaviour, bad);
    FakeServer worse(bad);
    DiscoveryOptions options = asking({worse.port()});
    options.telnetPort = worse.port();
    // A page and its icon end by the limits of each. Nobody has to be heard here.
    options.totalLimit = longWait;
    options.connectLimit = options.readLimit = std::chrono::milliseconds(400);
    const auto outcome = outcomeOf(options);
    QVERIFY(outcome && outcome->ok());
    QVERIFY(outcome->value().identification.candidates.isEmpty());
    QVERIFY(!hasWaited(outcome->value()));
}

void TestIdentifyRouter::doesNotWaitForPortsThatAreSilent()
{
    FakeServer silent(silence());
    FakeDatagrams mute([](const QByteArray &) { return QByteArray(); });
    FakeWeb web({{"/", acmePage}});
    DiscoveryOptions options = waitingLong(asking({web.port(), silent.port()}));
    options.telnetPort = options.sshPort = options.tr064Port = silent.port();
    options.ssdpPort = options.dnsPort = mute.port();
    options.reverseDns = true;
    const IdentifiedRouter router = identified(options);
    QCOMPARE(modelOf(router), u"A100"_s);
    QVERIFY(!hasWaited(router));
}

void TestIdentifyRouter::aTalkingServerMayAddTheFirmware()
{
    FakeWeb web({{"/", page("<title>Acme A100</title>")}, {"/acme-info", page("Acme A100 v7.1")}});
    FakeServer silent(silence());
    DiscoveryOptions options = waitingLong(asking({web.port()}));
    options.telnetPort = silent.port();
    const IdentifiedRouter router = identified(options);
    QCOMPARE(modelOf(router), u"A100"_s);
    QCOMPARE(router.identification.best()->firmware, u"7.1"_s);
    QVERIFY(!hasWaited(router));
}

void TestIdentifyRouter::observationsComeAsTheyAreMade()
{
    FakeServer slow(silence());
    FakeWeb web({{"/", page("<title>Login</title>")}});
    DiscoveryOptions options = asking({web.port()});
    options.telnetPort = slow.port();
    IdentifyRouter job(loopbackGateway(), sampleKnowledge(), options);
    QList<Observation> seen;
    std::optional<Outcome<IdentifiedRouter>> result;
    connect(&job, &IdentifyRouter::observed, this, [&](const Observation &o) { seen.append(o); });
    connect(&job, &IdentifyRouter::finished, this, [&](const auto &outcome) { result = outcome; });
    job.start();
    QVERIFY(QTest::qWaitFor([&] { return seen.size() >= 3; }));
    QVERIFY(!result); // the telnet port still has its time
    QTRY_VERIFY(result);
    QCOMPARE(result->value().evidence.observations, seen);
}

void TestIdentifyRouter::theEvidenceRepeatsTheIdentification()
{
    FakeWeb web({{"/", acmePage}});
    const IdentifiedRouter router = identified(asking({web.port()}));
    QVERIFY(router.identification.isSure());
    QCOMPARE(router.evidence.gatewayAddress, u"127.0.0.1"_s);
    QVERIFY(identify(*sampleKnowledge(), router.evidence) == router.identification);
}

void TestIdentifyRouter::telnetGreeting()
{
    FakeServer telnet(sayAtOnce("\xff\xfd\x18\xff\xfb\x01\r\nAcme A200 v3.4\r\nlogin: "));
    DiscoveryOptions options = waitingLong(nothingAsked());
    options.telnetPort = telnet.port();
    const IdentifiedRouter router = identified(options);
    QCOMPARE(valuesOf(router, Signal::TelnetBanner),
             QStringList{u"\r\nAcme A200 v3.4\r\nlogin: "_s});
    QCOMPARE(modelOf(router), u"A200"_s);
    QVERIFY(!hasWaited(router));
}

void TestIdentifyRouter::nothingIsEverTyped()
{
    FakeServer telnet(sayAtOnce("\xff\xfd\x18\xff\xfb\x01login: "));
    FakeServer ssh(sayAtOnce("SSH-2.0-Acme\r\n"));
    DiscoveryOptions options = nothingAsked();
    options.telnetPort = telnet.port();
    options.sshPort = ssh.port();
    const IdentifiedRouter router = identified(options);
    QCOMPARE(valuesOf(router, Signal::SshBanner), QStringList{u"SSH-2.0-Acme"_s});
    QCOMPARE(telnet.received(), QList<QByteArray>{"\xff\xfc\x18\xff\xfe\x01"});
    QCOMPARE(ssh.received(), QList<QByteArray>{QByteArray()});
}

void TestIdentifyRouter::sshGreetingThenItsPages()
{
    FakeServer ssh(sayAtOnce("SSH-2.0-Acme\r\n"));
    FakeWeb web({{"/", page("<title>Login</title>")}, {"/acme-info", page("Acme A200 v3.4")}});
    DiscoveryOptions options = asking({web.port()});
    options.sshPort = ssh.port();
    QCOMPARE(modelOf(identified(options)), u"A200"_s);
}

void TestIdentifyRouter::ssdpLeadsToTheDescription()
{
    FakeWeb web({{"/x/desc.xml", descriptionOf("Acme A200 v3.4")}});
    const QByteArray location =
        "http://127.0.0.1:" + QByteArray::number(web.port()) + "/x/desc.xml";
    FakeDatagrams ssdp([location](const QByteArray &asked) {
        return asked.contains("WFADevice") ? ssdpReply("Linux UPnP/1.0", location) : QByteArray();
    });
    DiscoveryOptions options = nothingAsked();
    options.ssdpPort = ssdp.port();
    const IdentifiedRouter router = identified(options);
    QCOMPARE(valuesOf(router, Signal::SsdpServer), QStringList{u"Linux UPnP/1.0"_s});
    QCOMPARE(valuesOf(router, Signal::SsdpSt), QStringList{u"upnp:rootdevice"_s});
    QCOMPARE(valuesOf(router, Signal::UpnpManufacturer), QStringList{u"Acme Inc."_s});
    QCOMPARE(valuesOf(router, Signal::UpnpXml).size(), 1);
    QCOMPARE(modelOf(router), u"A200"_s);
    QCOMPARE(web.received().size(), 1);
}

void TestIdentifyRouter::othersAnswersToSsdpDoNotCount()
{
    FakeWeb trap({});
    const QByteArray port = QByteArray::number(trap.port());
    FakeDatagrams ssdp([port](const QByteArray &asked) {
        return ssdpReply("Television/1.0", asked.contains("rootdevice")
                                               ? "http://127.0.0.2:" + port + "/d.xml"
                                               : "http://television.example:" + port + "/d.xml");
    });
    DiscoveryOptions options = nothingAsked();
    options.ssdpPort = ssdp.port();
    const IdentifiedRouter router = identified(options);
    QVERIFY(ssdp.received() > 0);
    QVERIFY(valuesOf(router, Signal::SsdpServer).isEmpty());
    QVERIFY(trap.received().isEmpty());
}

void TestIdentifyRouter::aFloodOfSsdpAnswersEnds()
{
    int count = 0;
    FakeWeb web({});
    const QByteArray base = "http://127.0.0.1:" + QByteArray::number(web.port()) + "/";
    FakeDatagrams ssdp([&](const QByteArray &) {
        const QByteArray number = QByteArray::number(++count);
        return ssdpReply("Flood/" + number, base + number);
    });
    DiscoveryOptions options = nothingAsked();
    options.ssdpPort = ssdp.port();
    identified(options);
    QVERIFY(web.received().size() <= 2);
}

void TestIdentifyRouter::theRouterIsAskedForItsName()
{
    FakeDatagrams dns([](const QByteArray &asked) {
        return asked.first(2) + "\x84\x00\x00\x01\x00\x01\x00\x00\x00\x00"_ba + asked.sliced(12) +
               "\xc0\x0c\x00\x0c\x00\x01\x00\x00\x00\x3c\x00\x08\x06"
               "router\x00"_ba;
    });
    DiscoveryOptions options = nothingAsked();
    options.reverseDns = true;
    options.dnsPort = dns.port();
    const IdentifiedRouter router = identified(options);
    QCOMPARE(valuesOf(router, Signal::DnsName), QStringList{u"router"_s});
    QCOMPARE(dns.received(), 1);
}

void TestIdentifyRouter::theMacIsEvidence()
{
    FakeWeb web({{"/", acmePage}});
    Gateway gateway = loopbackGateway();
    gateway.mac = u"00:11:22:33:44:55"_s;
    IdentifyRouter job(gateway, sampleKnowledge(), asking({web.port()}));
    std::optional<IdentifiedRouter> router;
    connect(&job, &IdentifyRouter::finished, this, [&](const auto &o) { router = o.value(); });
    job.start();
    QTRY_VERIFY(router);
    QCOMPARE(router->evidence.gatewayMac, gateway.mac);
    QCOMPARE(valuesOf(*router, Signal::Mac), QStringList{gateway.mac});
}

void TestIdentifyRouter::silenceIsSaid()
{
    const auto outcome = outcomeOf(nothingAsked());
    QVERIFY(outcome && !outcome->ok());
    const auto *silent = std::get_if<RouterSilent>(&outcome->problem());
    QVERIFY(silent);
    QCOMPARE(silent->address, u"127.0.0.1"_s);
}

void TestIdentifyRouter::refusalIsASignOfLife()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    const quint16 port = closed.serverPort();
    closed.close();
    const auto outcome = outcomeOf(asking({port}));
    QVERIFY(outcome && outcome->ok());
    QVERIFY(outcome->value().evidence.observations.isEmpty());
    QCOMPARE(outcome->value().requests, 0);
}

void TestIdentifyRouter::unknownIsNotAProblem()
{
    FakeWeb web({{"/", page("<title>Router</title>")}});
    const auto outcome = outcomeOf(asking({web.port()}));
    QVERIFY(outcome && outcome->ok());
    QVERIFY(outcome->value().identification.candidates.isEmpty());
    QCOMPARE(valuesOf(outcome->value(), Signal::HttpTitle), QStringList{u"Router"_s});
}

void TestIdentifyRouter::keepsTheJobRules()
{
    FakeServer drip(endless("HTTP/1.1 200 OK\r\n\r\n", "x", 5));
    FakeDatagrams mute([](const QByteArray &) { return QByteArray(); });
    DiscoveryOptions options = asking({drip.port()});
    options.httpsPorts = {drip.port()};
    options.telnetPort = options.sshPort = drip.port();
    options.ssdpPort = options.dnsPort = mute.port();
    options.reverseDns = true;
    const auto make = [&] {
        return std::make_unique<IdentifyRouter>(loopbackGateway(), sampleKnowledge(), options);
    };
    QCOMPARE(brokenJobRule<IdentifyRouter>(make), QString());
}

void TestIdentifyRouter::mayBeCancelledFromAnObservation()
{
    FakeWeb web({{"/", page("<title>Login</title><frame src=/a><frame src=/b>")}});
    IdentifyRouter job(loopbackGateway(), sampleKnowledge(), asking({web.port()}));
    int finished = 0;
    int observed = 0;
    connect(&job, &IdentifyRouter::finished, this, [&finished] { ++finished; });
    connect(&job, &IdentifyRouter::observed, this, [&] {
        ++observed;
        job.cancel();
    });
    job.start();
    QTRY_VERIFY(observed > 0);
    QTest::qWait(jobQuietMs);
    QCOMPARE(finished, 0);
    QCOMPARE(web.received().size(), 1);
}

QTEST_GUILESS_MAIN(TestIdentifyRouter)
#include "tst_identify_router.moc"

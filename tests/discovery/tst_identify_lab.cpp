// Identification of a router that is another machine: a network namespace with real servers, seen
// through a cable. Nothing here can reach the machine's own network.

#include "identified.h"
#include "matcher.h"
#include "own_namespace.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QString space = u"rt-ident-%1"_s.arg(QCoreApplication::applicationPid());
const QString routerAddress = u"192.168.88.1"_s;

// A device that hears only multicast, on the router's side of the cable; answers once.
void answerMulticastOnce(int group, const QByteArray &answer)
{
    std::array<char, 2048> asked;
    sockaddr_in from{};
    socklen_t size = sizeof from;
    if (recvfrom(group, asked.data(), asked.size(), 0, reinterpret_cast<sockaddr *>(&from), &size) >
        0)
        sendto(group, answer.constData(), size_t(answer.size()), 0,
               reinterpret_cast<const sockaddr *>(&from), size);
    close(group);
}

// A socket in the router's namespace that has joined SSDP's group; -1 when that failed.
int joinGroup(quint16 port)
{
    const int place = open(qPrintable(u"/run/netns/"_s + space), O_RDONLY | O_CLOEXEC);
    if (setns(place, CLONE_NEWNET) != 0)
        return -1;
    close(place);
    const int group = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const timeval limit{5, 0};
    setsockopt(group, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    inet_pton(AF_INET, "239.255.255.250", &address.sin_addr); // unicast is not heard
    ip_mreqn request{};
    request.imr_multiaddr = address.sin_addr;
    request.imr_ifindex = int(if_nametoindex("eth0"));
    const bool joined =
        bind(group, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0 &&
        setsockopt(group, IPPROTO_IP, IP_ADD_MEMBERSHIP, &request, sizeof request) == 0;
    return joined ? group : -1;
}

} // namespace

class TestIdentifyLab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aRealWebServerIsIdentifiedAtOnce();
    void linkLocalIpv6();
    void realGreetings();
    void multicastFindsWhatUnicastDoesNot();
    void aRouterThatIsNotThereIsSilent();
    void cleanupTestCase();

private:
    void write(const QString &name, const QByteArray &text);
    void startAtRouter(const QStringList &command);
    Outcome<IdentifiedRouter> outcome(const Gateway &gateway, const DiscoveryOptions &options);

    QTemporaryDir m_folder;
    Gateway m_gateway;
    std::vector<std::unique_ptr<QProcess>> m_servers;
};

void TestIdentifyLab::initTestCase()
{
    if (!enterOwnNamespace())
        QSKIP("network namespaces need root");
    QVERIFY(ip(u"link set lo up"_s));
    QVERIFY(ip(u"netns add "_s + space));
    QVERIFY(ip(u"link add lan0 type veth peer name eth0 netns "_s + space));
    QVERIFY(ip(u"addr add 192.168.88.20/24 dev lan0"_s));
    QVERIFY(ip(u"addr add fe80::20/64 dev lan0 nodad"_s));
    QVERIFY(ip(u"link set lan0 up"_s));
    QVERIFY(ip(u"-n %1 addr add %2/24 dev eth0"_s.arg(space, routerAddress)));
    QVERIFY(ip(u"-n %1 addr add fe80::88/64 dev eth0 nodad"_s.arg(space)));
    QVERIFY(ip(u"-n %1 link set eth0 up"_s.arg(space)));
    QVERIFY(ip(u"-n %1 link set lo up"_s.arg(space)));
    m_gateway.address = QHostAddress(routerAddress);
    m_gateway.interfaceName = u"lan0"_s;
    m_gateway.interfaceIndex = int(if_nametoindex("lan0"));

    write(u"index.html"_s,
          "<html><head><meta http-equiv=\"refresh\" content=\"0; URL=login/\" /></head></html>");
    QVERIFY(QDir(m_folder.path()).mkdir(u"login"_s));
    write(u"login/index.html"_s, "<html><head><title>Acme A100 v1.2</title></head></html>");
    write(u"web.conf"_s, "server.document-root = \"" + m_folder.path().toUtf8() +
                             "\"\nserver.port = 80\nindex-file.names = (\"index.html\")\n"
                             "$SERVER[\"socket\"] == \"[::]:80\" { }\n");
    write(u"inet.conf"_s, "telnet stream tcp nowait root /usr/sbin/telnetd telnetd\n");
    startAtRouter({u"lighttpd"_s, u"-D"_s, u"-f"_s, m_folder.filePath(u"web.conf"_s)});
    startAtRouter({u"inetutils-inetd"_s, u"-d"_s, m_folder.filePath(u"inet.conf"_s)});
    QCOMPARE(QProcess::execute(u"dropbearkey"_s,
                               {u"-t"_s, u"ed25519"_s, u"-f"_s, m_folder.filePath(u"key"_s)}),
             0);
    startAtRouter({u"dropbear"_s, u"-F"_s, u"-r"_s, m_folder.filePath(u"key"_s)});
    QTRY_COMPARE(modelOf(outcome(m_gateway, asking({80})).value()), u"A100"_s);
}

void TestIdentifyLab::write(const QString &name, const QByteArray &text)
{
    QFile file(m_folder.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestIdentifyLab::startAtRouter(const QStringList &command)
{
    auto process = std::make_unique<QProcess>();
    process->start(u"ip"_s, QStringList{u"netns"_s, u"exec"_s, space} + command);
    QVERIFY(process->waitForStarted());
    m_servers.push_back(std::move(process));
}

Outcome<IdentifiedRouter> TestIdentifyLab::outcome(const Gateway &gateway,
                                                   const DiscoveryOptions &options)
{
    IdentifyRouter job(gateway, sampleKnowledge(), options);
    std::optional<Outcome<IdentifiedRouter>> result;
    connect(&job, &IdentifyRouter::finished, this, [&result](const auto &o) { result = o; });
    job.start();
    (void)QTest::qWaitFor([&result] { return result.has_value(); }, 15000);
    return result.value_or(Problem(TimedOut{During::Discovery, {}}));
}

void TestIdentifyLab::aRealWebServerIsIdentifiedAtOnce()
{
    DiscoveryOptions options;
    options.settleLimit = options.readLimit;
    const auto result = outcome(m_gateway, options);
    QVERIFY(result.ok());
    QCOMPARE(modelOf(result.value()), u"A100"_s);
    QVERIFY(valuesOf(result.value(), Signal::HttpServer).first().startsWith(u"lighttpd"_s));
    QVERIFY2(result.value().elapsedMs < options.connectLimit.count(),
             qPrintable(QString::number(result.value().elapsedMs)));
}

void TestIdentifyLab::linkLocalIpv6()
{
    Gateway gateway = m_gateway;
    gateway.address = QHostAddress(u"fe80::88"_s);
    gateway.address.setScopeId(u"lan0"_s);
    const auto result = outcome(gateway, DiscoveryOptions());
    QVERIFY(result.ok());
    QCOMPARE(modelOf(result.value()), u"A100"_s);
}

void TestIdentifyLab::realGreetings()
{
    DiscoveryOptions options = nothingAsked();
    options.telnetPort = 23;
    options.sshPort = 22;
    options.readLimit = std::chrono::milliseconds(4000);
    const auto result = outcome(m_gateway, options);
    QVERIFY(result.ok());
    const QStringList telnet = valuesOf(result.value(), Signal::TelnetBanner);
    QVERIFY2(telnet.size() == 1 && telnet.first().trimmed().endsWith(u"login:"_s),
             qPrintable(telnet.join(u'|')));
    QVERIFY(valuesOf(result.value(), Signal::SshBanner).value(0).startsWith(u"SSH-2.0-dropbear"_s));
}

void TestIdentifyLab::multicastFindsWhatUnicastDoesNot()
{
    int group = -1;
    DiscoveryOptions options = nothingAsked();
    options.ssdpPort = 1900;
    options.multicast = true;
    std::thread joiner([&] { group = joinGroup(options.ssdpPort); });
    joiner.join();
    QVERIFY(group >= 0);
    std::thread device(
        answerMulticastOnce, group,
        "HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nSERVER: Acme A200 v3.4 UPnP/1.0\r\n"
        "LOCATION: http://192.168.88.1:80/none.xml\r\n\r\n"_ba);
    const auto result = outcome(m_gateway, options);
    device.join();
    QVERIFY(result.ok());
    QCOMPARE(valuesOf(result.value(), Signal::SsdpServer),
             QStringList{u"Acme A200 v3.4 UPnP/1.0"_s});
    QCOMPARE(modelOf(result.value()), u"A200"_s);
}

void TestIdentifyLab::aRouterThatIsNotThereIsSilent()
{
    Gateway nobody = m_gateway;
    nobody.address = QHostAddress(u"192.168.88.99"_s);
    QElapsedTimer clock;
    clock.start();
    const auto result = outcome(nobody, DiscoveryOptions());
    QVERIFY(!result.ok());
    QVERIFY(std::holds_alternative<RouterSilent>(result.problem()));
    // Usual ports, then the others, each with two seconds to connect.
    QVERIFY2(clock.elapsed() < 5000, qPrintable(QString::number(clock.elapsed())));
}

void TestIdentifyLab::cleanupTestCase()
{
    for (const auto &server : m_servers) {
        server->terminate();
        server->waitForFinished();
    }
    if (QFile::exists(u"/run/netns/"_s + space))
        QVERIFY(ip(u"netns del "_s + space));
}

QTEST_GUILESS_MAIN(TestIdentifyLab)
#include "tst_identify_lab.moc"

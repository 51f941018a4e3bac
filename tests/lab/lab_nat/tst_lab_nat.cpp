// The checks of the address translation against the kernel's own NAT and a real STUN server. Needs
// root; without it the test fails, for a test that did not run proves nothing.

#include "lifetime_check.h"
#include "nat_check.h"
#include "nat_lab.h"
#include "voice_check.h"
#include "voice_figures.h"

#include <QElapsedTimer>
#include <QTest>

#include <unistd.h>

using namespace ringthrough;

namespace {

constexpr int longestIdle = 40;

PathOptions options()
{
    PathOptions asked;
    asked.stunServers = {{QStringLiteral("203.0.113.2"), 3478}};
    asked.longestIdle = std::chrono::seconds(longestIdle);
    return asked;
}

std::optional<Outcome<NatFinding>> checkNat(const NatLab &lab, const PathOptions &asked)
{
    return runAtHome<NatCheck, NatFinding>(
        lab, [&] { return new NatCheck(asked); }, 20000);
}

// An ordinary SIP server and no STUN at all; short, for it has to be asked in several rounds.
PathOptions sipOptions()
{
    PathOptions asked;
    asked.target.host = QStringLiteral("203.0.113.2");
    asked.longestIdle = std::chrono::seconds(20);
    return asked;
}

std::optional<Outcome<LifetimeFinding>> checkLifetime(const NatLab &lab, const PathOptions &asked)
{
    return runAtHome<LifetimeCheck, LifetimeFinding>(
        lab, [&] { return new LifetimeCheck(asked); }, 100000);
}

// In the tool's own words.
NatDependence said(const QByteArray &discovery, const QByteArray &what)
{
    if (discovery.contains("NAT with Address and Port Dependent " + what))
        return NatDependence::AddressAndPort;
    if (discovery.contains("NAT with Address Dependent " + what))
        return NatDependence::Address;
    if (discovery.contains("NAT with Endpoint Independent " + what))
        return NatDependence::EndpointIndependent;
    return discovery.contains("No NAT") ? NatDependence::NoNat : NatDependence::Unknown;
}

// What the router keeps besides "nat masq": who may come in from outside, and by which address the
// home goes out.
QByteArray router(const QByteArray &prerouting, const QByteArray &postrouting)
{
    return "table ip nat {\n"
           "set met { type ipv4_addr . inet_service; flags dynamic; size 100; }\n"
           "chain forward { type filter hook forward priority 0;\n"
           "oifname wan meta l4proto udp add @met { ip daddr . udp sport }\n}\n"
           "chain prerouting { type nat hook prerouting priority dstnat;\n" +
           prerouting + "\n}\nchain postrouting { type nat hook postrouting priority srcnat;\n" +
           postrouting + "\n}\n}\n";
}

const QByteArray letIn = "udp dport 1024-65535 dnat to 192.168.77.10";

// A router of its own whose connections live so long, and what is measured there.
struct Lifetime
{
    Lifetime(int seconds, bool isSip)
        : truth(seconds), sip(isSip), lab(QStringLiteral("labnat%1").arg(seconds))
    {
    }

    ~Lifetime()
    {
        if (thread.joinable())
            thread.join();
    }

    bool start()
    {
        // What has not talked for long gets another time, which must not be taken for it.
        if (!lab.up() || !(sip ? lab.startRegistrar() : lab.startServer()) ||
            !lab.run(QStringLiteral("rtr sysctl -qw net.netfilter.nf_conntrack_udp_timeout=7 "
                                    "net.netfilter.nf_conntrack_udp_timeout_stream=%1")
                         .arg(truth)))
            return false;
        thread = std::thread([this] {
            QElapsedTimer clock;
            clock.start();
            outcome = checkLifetime(lab, sip ? sipOptions() : options());
            took = clock.elapsed();
        });
        return true;
    }

    const int truth;
    const bool sip;
    NatLab lab;
    std::optional<Outcome<LifetimeFinding>> outcome;
    qint64 took = 0;
    std::thread thread;
};

} // namespace

class TestLabNat : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<NatLab> m_lab;
    std::vector<std::unique_ptr<Lifetime>> m_lifetimes;

    bool set(const QByteArray &nat)
    {
        if (!m_lab->run(QStringLiteral("reset")))
            return false;
        if (nat == "masq" || nat == "random" || nat == "none")
            return m_lab->run(QStringLiteral("nat ") + QString::fromLatin1(nat));
        const QByteArray in = nat == "full cone" ? "iifname wan " + letIn
                              : nat == "those we talked to"
                                  ? "iifname wan ip saddr . udp dport @met " + letIn
                                  : QByteArray();
        const QByteArray out =
            nat == "another address for each server"
                ? "ip daddr 203.0.113.3 snat to 203.0.113.5; oifname wan masquerade"
                : "oifname wan masquerade";
        return m_lab->rules("delete table ip nat\n" + router(in, out));
    }

    void isCleanForTshark(const QString &file)
    {
        const auto read = [&](const QString &filter) {
            QProcess tshark;
            tshark.start(QStringLiteral("tshark"),
                         {QStringLiteral("-r"), file, QStringLiteral("-d"),
                          QStringLiteral("udp.port==3479,stun"), QStringLiteral("-Y"), filter});
            tshark.waitForFinished(30000);
            return tshark.readAllStandardOutput();
        };
        QVERIFY(read(QStringLiteral("stun.type == 0x0001")).count('\n') >= 185);
        QVERIFY(read(QStringLiteral("stun.att.type == 0x0003")).count('\n') >= 2);
        QCOMPARE(read(QStringLiteral("udp && !stun")), QByteArray());
        QCOMPARE(read(QStringLiteral("_ws.malformed || _ws.expert.severity >= 0x00600000")),
                 QByteArray());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(geteuid() == 0, "network namespaces need root");
        m_lab = std::make_unique<NatLab>(QStringLiteral("labnat"));
        QVERIFY(m_lab->up());
        QVERIFY(m_lab->run(QStringLiteral("rtr ip addr add 203.0.113.5/24 dev wan")));
        QVERIFY(
            m_lab->run(QStringLiteral("isp ip route add 203.0.113.5 dev home src 203.0.113.254")));
        QVERIFY(m_lab->startServer());
        for (const int seconds : {12, 16, 20, 30}) {
            m_lifetimes.push_back(std::make_unique<Lifetime>(seconds, seconds == 16));
            QVERIFY(m_lifetimes.back()->start());
        }
    }

    void cleanupTestCase()
    {
        m_lifetimes.clear();
        m_lab.reset();
    }

    void tells_how_the_router_translates_data()
    {
        using enum NatDependence;
        QTest::addColumn<NatDependence>("mapping");
        QTest::addColumn<NatDependence>("filtering");
        QTest::addColumn<bool>("keepsPort");
        QTest::newRow("masq") << EndpointIndependent << AddressAndPort << true;
        QTest::newRow("random") << AddressAndPort << AddressAndPort << false;
        QTest::newRow("none") << NoNat << EndpointIndependent << true;
        QTest::newRow("full cone") << EndpointIndependent << EndpointIndependent << true;
        QTest::newRow("those we talked to") << EndpointIndependent << Address << true;
        QTest::newRow("another address for each server") << Address << AddressAndPort << true;
    }

    void tells_how_the_router_translates()
    {
        QFETCH(NatDependence, mapping);
        QFETCH(NatDependence, filtering);
        QFETCH(bool, keepsPort);
        const QByteArray nat = QTest::currentDataTag();
        QVERIFY(set(nat));
        const auto tool = m_lab->startDiscovery();
        QElapsedTimer clock;
        clock.start();
        const auto outcome = checkNat(*m_lab, options());
        const qint64 elapsed = clock.elapsed();
        QVERIFY(outcome && outcome->ok());
        const NatFinding found = outcome->value();
        QCOMPARE(natDependenceName(found.mapping), natDependenceName(mapping));
        QCOMPARE(natDependenceName(found.filtering), natDependenceName(filtering));
        QCOMPARE(found.keepsPort, keepsPort);
        QCOMPARE(found.outside, mapping == NatDependence::NoNat ? QStringLiteral("192.168.77.10")
                                                                : QStringLiteral("203.0.113.1"));
        QVERIFY2(elapsed < 5000, qPrintable(QString::number(elapsed)));
        qInfo("%s: %lld ms", nat.constData(), elapsed);
        // What the server's makers find out with their own tool.
        QVERIFY(tool->waitForFinished(30000));
        const QByteArray theirs = tool->readAll();
        if (mapping != NatDependence::NoNat)
            QCOMPARE(natDependenceName(said(theirs, "Mapping")), natDependenceName(mapping));
        QCOMPARE(natDependenceName(said(theirs, "Filtering")), natDependenceName(filtering));
        QVERIFY2(theirs.contains("UDP reflexive addr: " + found.outside.toLatin1() + ':'),
                 theirs.constData());
    }

    void two_servers_of_one_address_each_tell_the_mapping_data()
    {
        QTest::addColumn<NatDependence>("mapping");
        QTest::newRow("masq") << NatDependence::EndpointIndependent;
        QTest::newRow("random") << NatDependence::Address;
        QTest::newRow("none") << NatDependence::NoNat;
    }

    // A firewall before the server takes the second port away, and so all that RFC 5780 needs.
    void two_servers_of_one_address_each_tell_the_mapping()
    {
        QFETCH(NatDependence, mapping);
        QVERIFY(set(QTest::currentDataTag()));
        QVERIFY(
            m_lab->rules("table ip wall { chain forward { type filter hook forward priority 0;\n"
                         "udp dport 3479 drop; udp sport 3479 drop; }; }"));
        PathOptions asked = options();
        asked.stunServers.append({QStringLiteral("203.0.113.3"), 3478});
        const auto outcome = checkNat(*m_lab, asked);
        QVERIFY(m_lab->rules("delete table ip wall"));
        QVERIFY(outcome && outcome->ok());
        QCOMPARE(natDependenceName(outcome->value().mapping), natDependenceName(mapping));
    }

    void measures_a_loss_that_is_known()
    {
        QVERIFY(set("masq"));
        // Voice packets alone: 172 bytes and the head of UDP. Every tenth is lost.
        QVERIFY(
            m_lab->rules("table ip lossy { chain forward { type filter hook forward priority 0;\n"
                         "udp dport 3478 udp length 180 numgen inc mod 10 == 4 drop; }; }"));
        const QString file = m_lab->folder() + QStringLiteral("/voice.pcap");
        const auto shark =
            m_lab->start(QStringLiteral("wan"),
                         {QStringLiteral("dumpcap"), QStringLiteral("-q"), QStringLiteral("-i"),
                          QStringLiteral("wan"), QStringLiteral("-f"), QStringLiteral("udp"),
                          QStringLiteral("-w"), file});
        QVERIFY(QTest::qWaitFor([&] { return shark->readAll().contains("File:"); }, 10000));
        PathOptions asked = options();
        asked.voiceLength = std::chrono::seconds(4);
        const auto outcome = runAtHome<VoiceCheck, VoiceFinding>(
            *m_lab, [&] { return new VoiceCheck(asked); }, 20000);
        const auto nat = checkNat(*m_lab, options());
        shark->terminate();
        QVERIFY(shark->waitForFinished(30000));
        QVERIFY(m_lab->rules("delete table ip lossy"));
        QVERIFY(outcome && outcome->ok());
        const VoiceFinding found = outcome->value();
        QCOMPARE(found.sent, 200);
        QCOMPARE(found.answered, 180);
        QCOMPARE(found.lossPercent, 10.0);
        for (int i = 0; i < found.sent; ++i)
            QCOMPARE(found.roundTripsMicros.at(i) < 0, i % 10 == 4);
        // As by the loss alone, or worse where this machine was slow.
        QVERIFY(found.opinion > 1 && found.opinion <= voiceOpinion(0, 10));
        qInfo("median %.2f ms, worst %.2f, jitter %.3f, opinion %.2f", found.medianMs,
              found.worstMs, found.jitterMs, found.opinion);
        isCleanForTshark(file);
    }

    // Where everything comes in at any time, there is no lifetime to be measured.
    void says_nothing_about_a_router_that_lets_everything_in()
    {
        for (const char *nat : {"none", "full cone"}) {
            QVERIFY(set(nat));
            const auto outcome = checkLifetime(*m_lab, options());
            QVERIFY(outcome && outcome->ok());
            QCOMPARE(outcome->value().atLeastSeconds, 0);
            QCOMPARE(outcome->value().deadAfterSeconds, 0);
        }
    }

    // Last, for it has been under way since the beginning.
    void measures_how_long_a_connection_lives()
    {
        for (const auto &one : m_lifetimes) {
            one->thread.join();
            QVERIFY(one->outcome && one->outcome->ok());
            const LifetimeFinding found = one->outcome->value();
            qInfo("%d s by %s: alive after %d, gone after %d, took %lld ms", one->truth,
                  one->sip ? "SIP" : "STUN", found.atLeastSeconds, found.deadAfterSeconds,
                  one->took);
            QVERIFY(found.atLeastSeconds >= one->truth * 0.9);
            QVERIFY(found.atLeastSeconds <= one->truth);
            QVERIFY(found.deadAfterSeconds >= one->truth);
            QVERIFY(found.deadAfterSeconds <= one->truth * 1.1);
        }
    }
};

QTEST_GUILESS_MAIN(TestLabNat)
#include "tst_lab_nat.moc"

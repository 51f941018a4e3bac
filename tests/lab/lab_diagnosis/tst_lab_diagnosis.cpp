// The SIP test against the kernel's own ALG and real SIP servers. What must not happen is that it
// says "altered" where nothing is, or "clean" where the ALG is at work. Needs root; without it the
// test fails, for a test that did not run proves nothing.

#include "hop_nobody_home.h"
#include "own_link.h"
#include "sip_lab.h"
#include "sip_probe.h"
#include "sip_runs.h"
#include "sip_test.h"

#include <QTest>

#include <unistd.h>

using namespace ringthrough;

namespace {

// Three servers side by side, each with an address of its own.
const QString mirrorAddress = QStringLiteral("203.0.113.2");
const QString registrarAddress = QStringLiteral("203.0.113.3");
const QString sixAddress = QStringLiteral("2001:db8:1::2");         // a mirror, too
const QString bareRegistrarAddress = QStringLiteral("203.0.113.4"); // without a control port

SipTestOptions optionsFor(const QString &address, SipTransports transports)
{
    SipTestOptions options;
    options.target.host = address;
    options.target.controlPort = address == bareRegistrarAddress ? 0 : 5080;
    options.transports = transports;
    return options;
}

Gateway gatewayOf(const QString &ownAddress, LinkKind link)
{
    Gateway gateway;
    gateway.ownAddress = QHostAddress(ownAddress);
    gateway.link = link;
    return gateway;
}

QSet<QString> parts(const Diagnosis &diagnosis, const QString &flow)
{
    QSet<QString> found;
    for (const Alteration &one : diagnosis.alterations)
        if (one.flow == flow)
            found.insert(one.part);
    return found;
}

} // namespace

class TestLabDiagnosis : public QObject
{
    Q_OBJECT

private:
    bool lab(const QString &command) const { return m_lab.run(command); }

    SipLab m_lab{QStringLiteral("ld")};

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(geteuid() == 0, "network namespaces need root");
        QVERIFY(m_lab.up());
        QVERIFY(m_lab.startMirror(mirrorAddress, {5060, 5080}));
        QVERIFY(m_lab.startMirror(sixAddress, {5060, 5080}));
        QVERIFY(m_lab.startRegistrar(registrarAddress, {5060, 5080}));
        QVERIFY(m_lab.startRegistrar(bareRegistrarAddress, {5060}));
    }

    void cleanupTestCase() { QVERIFY(m_lab.down()); }

    // A router that knows nothing yet, without ALG.
    void init() { QVERIFY(lab(QStringLiteral("reset"))); }

    // With one, it is lab_matrix that asks.
    void tells_what_the_router_does_without_a_control_port_data()
    {
        QTest::addColumn<QString>("nat");
        QTest::addColumn<bool>("alg");
        QTest::addColumn<SipTransports>("transports");
        for (const char *nat : {"masq", "random", "none"})
            for (const bool alg : {false, true})
                for (const auto wire : {SipTransports::Udp, SipTransports::Tcp})
                    QTest::addRow("nat %s alg %s %s", nat, alg ? "on" : "off",
                                  wire == SipTransports::Udp ? "udp" : "tcp")
                        << QString::fromLatin1(nat) << alg << wire;
    }

    void tells_what_the_router_does_without_a_control_port()
    {
        QFETCH(QString, nat);
        QFETCH(bool, alg);
        QFETCH(SipTransports, transports);
        QVERIFY(lab(QStringLiteral("nat ") + nat));
        QVERIFY(!alg || lab(QStringLiteral("alg-on")));
        const Diagnosis diagnosis = diagnose(optionsFor(bareRegistrarAddress, transports));
        if (nat == QStringLiteral("none")) {
            QCOMPARE(diagnosis.reason, VerdictReason::NoAddressTranslation);
            QCOMPARE(diagnosis.verdict, Verdict::Inconclusive);
        } else if (alg) {
            QCOMPARE(diagnosis.verdict, Verdict::Altered);
            QCOMPARE(diagnosis.reason, VerdictReason::AnswerGivesAway);
            QVERIFY(!diagnosis.alterations.isEmpty());
        } else {
            QCOMPARE(diagnosis.verdict, Verdict::Clean);
            QCOMPARE(diagnosis.reason, VerdictReason::NoSignFound);
            QCOMPARE(diagnosis.alterations, QList<Alteration>());
        }
        QCOMPARE(diagnosis.transport,
                 transports == SipTransports::Udp ? QStringLiteral("udp") : QStringLiteral("tcp"));
        QCOMPARE(immoderateIn(diagnosis, false), QString());
    }

    void tells_what_two_layers_of_translation_do_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<bool>("home");
        QTest::addColumn<bool>("carrier");
        for (const QString &server : {mirrorAddress, registrarAddress, bareRegistrarAddress})
            for (const bool home : {false, true})
                for (const bool carrier : {false, true})
                    QTest::addRow("%s home %d carrier %d", qPrintable(server), home, carrier)
                        << server << home << carrier;
    }

    void tells_what_two_layers_of_translation_do()
    {
        QFETCH(QString, server);
        QFETCH(bool, home);
        QFETCH(bool, carrier);
        QVERIFY(lab(QStringLiteral("nat carrier")));
        QVERIFY(!home || lab(QStringLiteral("alg-on")));
        QVERIFY(!carrier || lab(QStringLiteral("carrier-alg-on")));
        const Diagnosis diagnosis = diagnose(optionsFor(server, SipTransports::Both));
        // The provider's ALG looks for the address that it gave to the router. Most phones do not
        // know it, so their messages arrive unharmed; only the bait has that address in it.
        QCOMPARE(immoderateIn(diagnosis, server == mirrorAddress), QString());
        const bool altered = home || carrier;
        QCOMPARE(diagnosis.verdict, altered ? Verdict::Altered : Verdict::Clean);
        QCOMPARE(layerName(diagnosis.layer), layerName(home      ? Layer::HomeRouter
                                                       : carrier ? Layer::Provider
                                                                 : Layer::Unknown));
        for (const QString &wire : {QStringLiteral("udp"), QStringLiteral("tcp")})
            QCOMPARE(std::any_of(diagnosis.alterations.begin(), diagnosis.alterations.end(),
                                 [&](const Alteration &one) { return one.flow.startsWith(wire); }),
                     altered);
    }

    void is_not_fooled_by_ipv6()
    {
        QVERIFY(lab(QStringLiteral("alg-on")));
        const Diagnosis diagnosis = diagnose(optionsFor(sixAddress, SipTransports::Both));
        QCOMPARE(diagnosis.reason, VerdictReason::NoAddressTranslation);
        QCOMPARE(diagnosis.transport, QStringLiteral("both"));
    }

    void names_every_part_that_the_kernel_rewrites()
    {
        QVERIFY(lab(QStringLiteral("alg-on")));
        const Diagnosis diagnosis = diagnose(optionsFor(mirrorAddress, SipTransports::Both));
        const QSet<QString> address{QStringLiteral("Via host"), QStringLiteral("Contact")};
        const QSet<QString> withFrom = address + QSet<QString>{QStringLiteral("From")};
        const QSet<QString> offer{QStringLiteral("SDP o="), QStringLiteral("SDP c="),
                                  QStringLiteral("Content-Length")};
        for (const QString &wire : {QStringLiteral("udp"), QStringLiteral("tcp")}) {
            QCOMPARE(parts(diagnosis, wire + QStringLiteral(" 5060 OPTIONS")), withFrom);
            QCOMPARE(parts(diagnosis, wire + QStringLiteral(" 5060 REGISTER")), address);
            QCOMPARE(parts(diagnosis, wire + QStringLiteral(" 5060 INVITE")), withFrom + offer);
        }
    }

    void shows_the_troubles_that_the_kernel_causes()
    {
        QVERIFY(lab(QStringLiteral("alg-on")));
        const Diagnosis diagnosis = diagnose(optionsFor(mirrorAddress, SipTransports::Udp));
        QCOMPARE(algKindName(diagnosis.algKind), algKindName(AlgKind::LinuxKernel));
        QCOMPARE(layerName(diagnosis.layer), layerName(Layer::HomeRouter));
        // The address outside is shorter than ours, so no message grows here.
        const QList<TroubleTest> everything{{Trouble::SharedRtpPort, true},
                                            {Trouble::NoContentLength, true},
                                            {Trouble::NameInOrigin, true},
                                            {Trouble::GrownMessage, false}};
        QCOMPARE(diagnosis.troubles, everything);
    }

    void sees_an_alg_that_watches_one_transport_only_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("wire");
        for (const QString &server : {mirrorAddress, registrarAddress, bareRegistrarAddress})
            for (const char *wire : {"udp", "tcp"})
                QTest::addRow("%s %s", qPrintable(server), wire)
                    << server << QString::fromLatin1(wire);
    }

    void sees_an_alg_that_watches_one_transport_only()
    {
        QFETCH(QString, server);
        QFETCH(QString, wire);
        QVERIFY(lab(QStringLiteral("alg-on ") + wire));
        const Diagnosis diagnosis = diagnose(optionsFor(server, SipTransports::Both));
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QCOMPARE(diagnosis.transport, QStringLiteral("both"));
        for (const Alteration &one : diagnosis.alterations)
            QVERIFY2(one.flow.startsWith(wire), qPrintable(one.flow));
    }

    void notices_when_the_other_port_is_altered_too()
    {
        QVERIFY(lab(QStringLiteral("alg-on both 5060 5080")));
        const Diagnosis diagnosis = diagnose(optionsFor(mirrorAddress, SipTransports::Both));
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QCOMPARE(diagnosis.reason, VerdictReason::ControlDiffersToo);
    }

    // A router goes on altering the flows it began to alter. The test must not have left one behind
    // that it meets again.
    void is_clean_after_the_alg_was_switched_off_without_a_restart_data()
    {
        QTest::addColumn<QString>("server");
        QTest::newRow("mirror") << mirrorAddress;
        QTest::newRow("registrar") << registrarAddress;
        QTest::newRow("registrar without control port") << bareRegistrarAddress;
    }

    void is_clean_after_the_alg_was_switched_off_without_a_restart()
    {
        QFETCH(QString, server);
        const SipTestOptions options = optionsFor(server, SipTransports::Both);
        QVERIFY(lab(QStringLiteral("alg-on")));
        QCOMPARE(diagnose(options).verdict, Verdict::Altered);
        QVERIFY(lab(QStringLiteral("alg-off")));
        QCOMPARE(diagnose(options).verdict, Verdict::Clean);
        QVERIFY(lab(QStringLiteral("alg-on")));
        QCOMPARE(diagnose(options).verdict, Verdict::Altered);
    }

    void tells_a_block_from_a_silent_server_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("blocked");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<VerdictReason>("reason");
        for (const QString &server : {mirrorAddress, registrarAddress}) {
            QTest::addRow("%s 5060 only", qPrintable(server))
                << server << QStringLiteral("both 5060") << Verdict::Blocked
                << VerdictReason::SilentWhereControlIsNot;
            QTest::addRow("%s udp 5060 only", qPrintable(server))
                << server << QStringLiteral("udp 5060") << Verdict::Blocked
                << VerdictReason::SilentWhereControlIsNot;
            QTest::addRow("%s everything", qPrintable(server))
                << server << QStringLiteral("both 5060 5080") << Verdict::Inconclusive
                << VerdictReason::ServerSilent;
        }
    }

    void tells_a_block_from_a_silent_server()
    {
        QFETCH(QString, server);
        QFETCH(QString, blocked);
        QFETCH(Verdict, verdict);
        QFETCH(VerdictReason, reason);
        QVERIFY(lab(QStringLiteral("block ") + blocked));
        const Diagnosis diagnosis = diagnose(optionsFor(server, SipTransports::Both));
        QCOMPARE(diagnosis.verdict, verdict);
        QCOMPARE(diagnosis.reason, reason);
        QVERIFY2(diagnosis.elapsedMs < 12000, qPrintable(QString::number(diagnosis.elapsedMs)));
        QVERIFY2(packetsToServer(diagnosis) <= 20,
                 qPrintable(QString::number(packetsToServer(diagnosis))));
    }

    void sees_by_the_way_what_a_blocked_mirror_cannot_show_data()
    {
        QTest::addColumn<bool>("alg");
        QTest::newRow("ALG at home") << true;
        QTest::newRow("no ALG") << false;
    }

    // A mirror shows nothing of what never reaches it. What the provider's box drops, it quotes.
    void sees_by_the_way_what_a_blocked_mirror_cannot_show()
    {
        QFETCH(bool, alg);
        QVERIFY(!alg || lab(QStringLiteral("alg-on")));
        QVERIFY(lab(QStringLiteral("isp nft add table inet shut")));
        const bool shut =
            lab(QStringLiteral("isp nft add chain inet shut forward { type filter hook forward "
                               "priority filter ; }")) &&
            lab(QStringLiteral("isp nft add rule inet shut forward udp dport 5060 drop"));
        const Diagnosis diagnosis = diagnose(optionsFor(mirrorAddress, SipTransports::Udp));
        QVERIFY(lab(QStringLiteral("isp nft delete table inet shut")));
        QVERIFY(shut);
        QCOMPARE(diagnosis.verdict, alg ? Verdict::Altered : Verdict::Blocked);
        QCOMPARE(diagnosis.reason,
                 alg ? VerdictReason::HopShowsChange : VerdictReason::SilentWhereControlIsNot);
        QCOMPARE(diagnosis.layer, alg ? Layer::HomeRouter : Layer::Unknown);
        QVERIFY2(diagnosis.elapsedMs < 12000, qPrintable(QString::number(diagnosis.elapsedMs)));
        QStringList hops;
        for (const ProbeRecord &probe : diagnosis.probes)
            if (probe.name.startsWith(QStringLiteral("P10")))
                hops.append(probe.outcome);
        const QString none = QStringLiteral("no answer");
        QCOMPARE(
            hops.mid(0, 4),
            (QStringList{QStringLiteral("same"),
                         alg ? QStringLiteral("altered") : QStringLiteral("same"), none, none}));
        QVERIFY(!hops.mid(4).contains(none));
    }

    // A connection to nobody is not to leave the house, not even its first packet.
    void asks_for_nobody_over_tcp_no_further_than_it_may_data()
    {
        QTest::addColumn<int>("routers");
        QTest::addColumn<bool>("seen");
        QTest::newRow("one") << 1 << false;
        QTest::newRow("two") << 2 << true;
    }

    void asks_for_nobody_over_tcp_no_further_than_it_may()
    {
        QFETCH(int, routers);
        QFETCH(bool, seen);
        QVERIFY(lab(QStringLiteral("isp nft add table inet look")));
        const QString way = QStringLiteral("192.0.2.0/24 via 203.0.113.254");
        const bool looks =
            lab(QStringLiteral("rtr ip route add ") + way) &&
            lab(QStringLiteral(
                "isp nft add set inet look seen { type ipv4_addr ; flags dynamic ; }")) &&
            lab(QStringLiteral("isp nft add chain inet look in { type filter hook prerouting "
                               "priority filter ; }")) &&
            lab(QStringLiteral("isp nft add rule inet look in tcp dport 5060 add @seen "
                               "{ ip daddr }"));
        NobodyHomeOptions options;
        options.wire = Wire::Tcp;
        options.routers = routers;
        NobodyHome job(options);
        std::optional<bool> answered;
        connect(&job, &NobodyHome::finished, this,
                [&](const Outcome<bool> &outcome) { answered = !outcome.ok() || outcome.value(); });
        job.start();
        const bool ended = QTest::qWaitFor([&] { return answered.has_value(); }, 20000);
        const bool found = lab(QStringLiteral("isp nft get element inet look seen { 192.0.2.1 }"));
        QVERIFY(lab(QStringLiteral("isp nft delete table inet look")));
        QVERIFY(lab(QStringLiteral("rtr ip route del ") + way));
        QVERIFY(looks && ended);
        QVERIFY(!*answered);
        QCOMPARE(found, seen);
    }

    void does_not_judge_a_vpn()
    {
        SipTestOptions options = optionsFor(mirrorAddress, SipTransports::Both);
        options.gateway = gatewayOf(QStringLiteral("192.168.77.10"), LinkKind::Tunnel);
        const Diagnosis diagnosis = diagnose(options);
        QCOMPARE(diagnosis.verdict, Verdict::Inconclusive);
        QCOMPARE(diagnosis.reason, VerdictReason::ThroughTunnel);
        QCOMPARE(packets(diagnosis), 0);
    }

    // The same without being told by discovery; and a modem, which is point-to-point as well.
    void recognises_a_tunnel_by_its_interface()
    {
        QVERIFY(lab(QStringLiteral("lan ip tuntap add dev vpn mode tun")));
        QVERIFY(lab(QStringLiteral("lan ip addr add 10.8.0.2/32 dev vpn")));
        QVERIFY(lab(QStringLiteral("lan ip link set vpn up")));
        const QHostAddress own(QStringLiteral("10.8.0.2"));
        const QHostAddress server(mirrorAddress);
        const bool alone = ownLink(own, server, std::nullopt).tunnel;
        const bool other =
            ownLink(own, server, gatewayOf(QStringLiteral("192.168.77.10"), LinkKind::Cable))
                .tunnel;
        const bool modem = ownLink(own, server, gatewayOf(own.toString(), LinkKind::Mobile)).tunnel;
        QVERIFY(lab(QStringLiteral("lan ip link del vpn")));
        QVERIFY(alone);
        QVERIFY(other);
        QVERIFY(!modem);
    }

    void says_what_it_cannot_reach()
    {
        QVERIFY(lab(QStringLiteral("lan ip route del default")));
        SipTest test(optionsFor(mirrorAddress, SipTransports::Both));
        QString problem;
        QObject::connect(&test, &SipTest::finished, &test, [&](const auto &outcome) {
            problem = outcome.ok() ? QStringLiteral("none") : problemName(outcome.problem());
        });
        test.start();
        const bool ended = QTest::qWaitFor([&] { return !problem.isEmpty(); }, 20000);
        QVERIFY(lab(QStringLiteral("lan ip route add default via 192.168.77.1")));
        QVERIFY(ended);
        QCOMPARE(problem, QStringLiteral("connection_refused"));
    }
};

QTEST_GUILESS_MAIN(TestLabDiagnosis)
#include "tst_lab_diagnosis.moc"

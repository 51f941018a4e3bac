#include "pretended_world.h"
#include "sip_judgement.h"

#include <QTest>

#include <memory>

using namespace ringthrough;

namespace {

using World = PretendedWorld;

World mirror(bool alg = false)
{
    World world;
    world.server.mirror = true;
    world.routers[0].alg = alg;
    return world;
}

World with(World world, const std::function<void(World &)> &change)
{
    change(world);
    return world;
}

// A world where some messages get lost.
World losing(World world, const std::function<bool(const ProbePlan &)> &isLost)
{
    world.server.hears = [isLost](const ProbePlan &plan) { return !isLost(plan); };
    return world;
}

bool isMain(const ProbePlan &plan)
{
    return plan.way == Way::Main;
}

} // namespace

Q_DECLARE_METATYPE(PretendedWorld)

class TestSipJudgement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<World>("world");
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<VerdictReason>("reason");
        QTest::addColumn<QString>("transport");
        const auto row = [](const char *name, const World &world, Verdict verdict,
                            VerdictReason reason, const char *transport = "both") {
            QTest::newRow(name) << world << verdict << reason << QString::fromLatin1(transport);
        };
        row("mirror, same", mirror(), Verdict::Clean, VerdictReason::MirrorUnchanged);
        row("mirror, differs", mirror(true), Verdict::Altered, VerdictReason::MirrorDiffers);
        row("mirror, differs, no control",
            with(mirror(true), [](World &world) { world.server.hasControl = false; }),
            Verdict::Altered, VerdictReason::MirrorDiffers);
        row("mirror, every port differs",
            with(mirror(true), [](World &world) { world.routers[0].everyPort = true; }),
            Verdict::Altered, VerdictReason::ControlDiffersToo);
        row("mirror without TCP", with(mirror(), [](World &world) { world.server.hasTcp = false; }),
            Verdict::Clean, VerdictReason::MirrorUnchanged, "udp");
        row("mirror without translation",
            with(mirror(), [](World &world) { world.routers.clear(); }), Verdict::Inconclusive,
            VerdictReason::NoAddressTranslation);
        row("mirror on loopback",
            with(mirror(),
                 [](World &world) {
                     world.own = world.serverAddress = "127.0.0.1";
                     world.routers.clear();
                 }),
            Verdict::Clean, VerdictReason::MirrorUnchanged);
        row("not our mirror", with(mirror(), [](World &world) { world.server.strange = true; }),
            Verdict::Inconclusive, VerdictReason::NotOurMirror);
        row("main port silent", losing(mirror(), isMain), Verdict::Blocked,
            VerdictReason::SilentWhereControlIsNot);
        row("main port silent over UDP",
            losing(mirror(),
                   [](const auto &plan) { return isMain(plan) && plan.wire == Wire::Udp; }),
            Verdict::Blocked, VerdictReason::SilentWhereControlIsNot);
        row("ordinary server, main port silent", losing({}, isMain), Verdict::Blocked,
            VerdictReason::SilentWhereControlIsNot);
        row("silence", losing({}, [](const auto &) { return true; }), Verdict::Inconclusive,
            VerdictReason::ServerSilent, "udp");
        row("TCP only", losing(mirror(), [](const auto &plan) { return plan.wire == Wire::Udp; }),
            Verdict::Clean, VerdictReason::MirrorUnchanged, "tcp");
        row("INVITE is swallowed",
            losing(mirror(),
                   [](const auto &plan) { return isMain(plan) && plan.kind == ProbeKind::Invite; }),
            Verdict::Blocked, VerdictReason::SilentWhereControlIsNot);
        row("INVITE is unanswered everywhere",
            losing(mirror(), [](const auto &plan) { return plan.kind == ProbeKind::Invite; }),
            Verdict::Inconclusive, VerdictReason::ServerSilent);
        row("altered, and INVITE is swallowed",
            losing(mirror(true),
                   [](const auto &plan) { return isMain(plan) && plan.kind == ProbeKind::Invite; }),
            Verdict::Altered, VerdictReason::MirrorDiffers);
        row("TCP is swallowed where TLS is not",
            with(losing(mirror(), [](const auto &plan) { return plan.wire == Wire::Tcp; }),
                 [](World &world) { world.server.hasTls = true; }),
            Verdict::Blocked, VerdictReason::SilentWhereControlIsNot);
        row("a provider that takes nothing but TLS",
            with(losing({}, [](const auto &plan) { return plan.wire != Wire::Tls; }),
                 [](World &world) { world.server.hasTls = true; }),
            Verdict::Inconclusive, VerdictReason::ServerSilent, "udp");
        row("odd messages are lost on the main port",
            losing({},
                   [](const auto &plan) {
                       return isMain(plan) && (plan.kind == ProbeKind::UpdateNoLength ||
                                               plan.kind == ProbeKind::UpdateNameInOrigin);
                   }),
            Verdict::Altered, VerdictReason::OddMessagesLost);
        row("odd messages are lost everywhere",
            losing({}, [](const auto &plan) { return hasOffer(plan.kind); }), Verdict::Clean,
            VerdictReason::NoSignFound);
        row("one odd message is lost",
            losing({},
                   [](const auto &plan) {
                       return isMain(plan) && plan.kind == ProbeKind::UpdateNoLength;
                   }),
            Verdict::Clean, VerdictReason::NoSignFound);
        row("a hop more on the main port",
            with({}, [](World &world) { world.server.isProxied = true; }), Verdict::Inconclusive,
            VerdictReason::HintOnly);
        row("the phone's port is swallowed",
            losing(mirror(), [](const auto &plan) { return plan.localPort == 5060; }),
            Verdict::Blocked, VerdictReason::SilentWhereControlIsNot);
    }

    void judges()
    {
        QFETCH(World, world);
        QFETCH(Verdict, verdict);
        QFETCH(VerdictReason, reason);
        QFETCH(QString, transport);
        const Diagnosis diagnosis = world.diagnose();
        QCOMPARE(verdictName(diagnosis.verdict), verdictName(verdict));
        QCOMPARE(verdictReasonName(diagnosis.reason), verdictReasonName(reason));
        QCOMPARE(diagnosis.transport, transport);
        QCOMPARE(diagnosis.provedByMirror, reason == VerdictReason::MirrorUnchanged ||
                                               reason == VerdictReason::MirrorDiffers ||
                                               reason == VerdictReason::ControlDiffersToo);
        QCOMPARE(diagnosis.certainty == HowSure::Likely, reason == VerdictReason::OddMessagesLost);
    }

    void names_the_layer_data()
    {
        QTest::addColumn<World>("world");
        QTest::addColumn<Layer>("layer");
        for (const bool byMirror : {false, true}) {
            const auto row = [&](const char *name, bool home, const QByteArray &between,
                                 bool further, Layer layer) {
                World world;
                world.server.mirror = byMirror;
                world.routers = {{"192.168.77.10", between, home, false},
                                 {between, "203.0.113.99", further, false}};
                QTest::addRow("%s, %s", name, byMirror ? "mirror" : "ordinary") << world << layer;
            };
            row("home, before a carrier", true, "100.64.0.2", false, Layer::HomeRouter);
            row("carrier", false, "100.64.0.2", true, Layer::Provider);
            row("home and carrier", true, "100.64.0.2", true, Layer::HomeRouter);
            row("second router", false, "192.168.1.2", true, Layer::SecondRouter);
            row("nobody", false, "100.64.0.2", false, Layer::Unknown);
        }
    }

    void names_the_layer()
    {
        QFETCH(World, world);
        QFETCH(Layer, layer);
        const Diagnosis diagnosis = world.diagnose();
        QCOMPARE(diagnosis.verdict, layer == Layer::Unknown ? Verdict::Clean : Verdict::Altered);
        QCOMPARE(layerName(diagnosis.layer), layerName(layer));
    }

    // A phone with a mobile card has the carrier's address itself.
    void blames_no_home_router_where_there_is_none()
    {
        World world = mirror(true);
        world.own = "100.64.0.2";
        world.routers = {{"100.64.0.2", "203.0.113.99", true, false}};
        QCOMPARE(layerName(world.diagnose().layer), layerName(Layer::Provider));
    }

    void recognises_the_kernels_work()
    {
        QCOMPARE(algKindName(mirror(true).diagnose().algKind), algKindName(AlgKind::LinuxKernel));
        World ordinary;
        ordinary.routers[0].alg = true;
        QCOMPARE(algKindName(ordinary.diagnose().algKind), algKindName(AlgKind::LinuxKernel));
    }

    void tells_which_troubles_an_alg_causes()
    {
        const World world = losing(mirror(true), [](const auto &plan) {
            return isMain(plan) && (plan.kind == ProbeKind::InviteNoLength ||
                                    plan.kind == ProbeKind::InviteThatDies);
        });
        const QList<TroubleTest> expected{{Trouble::SharedRtpPort, false},
                                          {Trouble::NoContentLength, true},
                                          {Trouble::NameInOrigin, false},
                                          {Trouble::GrownMessage, false}};
        QCOMPARE(world.diagnose().troubles, expected);
        QCOMPARE(world.diagnose().verdict, Verdict::Altered);
    }

    // With a long address or name, an INVITE is longer than what a mirror shows whole.
    void compares_the_digest_of_what_is_too_long_to_be_shown()
    {
        for (const bool alg : {false, true}) {
            World world = mirror(alg);
            world.server.mostShown = 100;
            const Diagnosis diagnosis = world.diagnose();
            QCOMPARE(verdictName(diagnosis.verdict),
                     verdictName(alg ? Verdict::Altered : Verdict::Clean));
            QVERIFY(diagnosis.provedByMirror);
        }
    }

    // A server that has had enough of us is not a router that swallows calls.
    void takes_no_limit_of_the_server_for_a_block()
    {
        for (const bool byMirror : {false, true}) {
            for (int most = 1; most < 14; ++most) {
                World world;
                world.server.mirror = byMirror;
                auto heard = std::make_shared<int>(0);
                world.server.hears = [heard, most](const ProbePlan &) { return ++*heard <= most; };
                const Diagnosis diagnosis = world.diagnose();
                QVERIFY2(diagnosis.verdict != Verdict::Blocked &&
                             diagnosis.verdict != Verdict::Altered,
                         qPrintable(QStringLiteral("after %1").arg(most)));
            }
        }
    }

    void tells_no_trouble_where_the_control_is_silent_too()
    {
        const World world = losing(
            mirror(true), [](const auto &plan) { return plan.kind == ProbeKind::LongOptions; });
        for (const TroubleTest &test : world.diagnose().troubles)
            QVERIFY(test.trouble != Trouble::GrownMessage);
    }

    void calls_a_swallowed_message_damage()
    {
        const Diagnosis diagnosis = losing(mirror(), [](const auto &plan) {
                                        return isMain(plan) && plan.kind == ProbeKind::Invite &&
                                               plan.wire == Wire::Udp && plan.localPort == 0;
                                    }).diagnose();
        QCOMPARE(diagnosis.alterations.size(), 1);
        const Alteration lost = diagnosis.alterations.constFirst();
        QCOMPARE(lost.part, QStringLiteral("Whole message"));
        QVERIFY(lost.damage);
        QVERIFY(lost.received.isEmpty());
        QCOMPARE(lost.flow, QStringLiteral("udp 5060 INVITE"));
    }

    // "Clean" is a promise about OPTIONS, REGISTER and INVITE; a test that was cut short keeps
    // none.
    void promises_nothing_after_half_a_test()
    {
        const ProbeResults all = mirror().probe();
        for (const ProbeKind missing : {ProbeKind::Register, ProbeKind::Invite}) {
            ProbeResults some;
            for (const ProbeResult &one : all)
                if (one.plan.kind != missing)
                    some.append(one);
            QCOMPARE(judge(some, {}).verdict, Verdict::Inconclusive);
        }
    }

    void keeps_a_record_of_every_probe()
    {
        const ProbeResults results = mirror(true).probe();
        const Diagnosis diagnosis = judge(results, {});
        QCOMPARE(diagnosis.probes.size(), results.size());
        const ProbeRecord first = diagnosis.probes.constFirst();
        QCOMPARE(first.name, QStringLiteral("OPTIONS"));
        QCOMPARE(first.transport, QStringLiteral("udp"));
        QCOMPARE(first.target, QStringLiteral("203.0.113.2:5060"));
        QCOMPARE(first.source, QStringLiteral("192.168.77.10:40000"));
        QCOMPARE(first.outcome, QStringLiteral("altered"));
        QCOMPARE(first.packets, 1);
        QVERIFY(first.sent.contains(u"192.168.77.10:40000"));
        // What arrived there, and not the answer around it.
        QVERIFY(first.received.startsWith(u"OPTIONS "));
        QVERIFY(first.received.contains(u"203.0.113.1:40000"));
    }

    void says_in_the_record_what_became_of_a_probe_data()
    {
        QTest::addColumn<World>("world");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("same") << mirror() << QStringLiteral("same");
        QTest::newRow("altered") << mirror(true) << QStringLiteral("altered");
        QTest::newRow("ordinary") << World() << QStringLiteral("answered 200");
        QTest::newRow("strange") << with(mirror(), [](World &world) {
            world.server.strange = true;
        }) << QStringLiteral("not our message");
        QTest::newRow("silent") << losing({}, isMain) << QStringLiteral("no answer");
    }

    void says_in_the_record_what_became_of_a_probe()
    {
        QFETCH(World, world);
        QFETCH(QString, outcome);
        QCOMPARE(probeRecord(world.probe().constFirst()).outcome, outcome);
    }
};

QTEST_GUILESS_MAIN(TestSipJudgement)
#include "tst_sip_judgement.moc"

// What an ordinary server's answers may and may not be taken for.

#include "pretended_world.h"
#include "sip_judgement.h"
#include "sip_plan.h"
#include "sip_signs.h"

#include <QTest>

using namespace ringthrough;

namespace {

using World = PretendedWorld;

World behindAlg()
{
    World world;
    world.routers[0].alg = true;
    return world;
}

// Two layers of translation; which of the two has an ALG is said.
World behindCarrier(bool algAtHome, bool algAtCarrier)
{
    World world;
    world.routers = {{"192.168.77.10", "100.64.0.2", algAtHome, false},
                     {"100.64.0.2", "203.0.113.1", algAtCarrier, false}};
    return world;
}

World with(World world, const std::function<void(World &)> &change)
{
    change(world);
    return world;
}

QSet<QString> partsOver(const Diagnosis &diagnosis, const QString &wire)
{
    QSet<QString> found;
    for (const Alteration &one : diagnosis.alterations)
        if (one.flow.startsWith(wire))
            found.insert(one.part);
    return found;
}

bool isShown(const Diagnosis &diagnosis, const QString &flow)
{
    return std::any_of(diagnosis.alterations.begin(), diagnosis.alterations.end(),
                       [&](const Alteration &one) { return one.flow.startsWith(flow); });
}

bool wasBaitedAtControl(const Diagnosis &diagnosis, const QString &wire)
{
    return std::any_of(diagnosis.probes.begin(), diagnosis.probes.end(), [&](const auto &one) {
        return one.name == u"P5 bait, control" && one.transport == wire &&
               one.outcome == u"answered 200";
    });
}

} // namespace

Q_DECLARE_METATYPE(PretendedWorld)

class TestSipSigns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sees_an_alg_data()
    {
        QTest::addColumn<World>("world");
        const auto row = [](const char *name, const World &world) { QTest::newRow(name) << world; };
        const auto bare = [](World &world) {
            world.server.hasControl = false;
            world.options.target.controlPort = 0;
        };
        row("with a control port", behindAlg());
        row("without one", with(behindAlg(), bare));
        row("a server that never says where from",
            with(behindAlg(), [](World &world) { world.server.fillsReceived = false; }));
        row("double NAT, at home", with(behindCarrier(true, false), bare));
        row("double NAT, at the carrier's", with(behindCarrier(false, true), bare));
        row("double NAT, both", with(behindCarrier(true, true), bare));
        row("a server that tidies From",
            with(behindAlg(), [](World &world) { world.server.tidiesFrom = "+5060"; }));
        row("UDP only", with(behindAlg(), [](World &world) { world.server.hasTcp = false; }));
    }

    void sees_an_alg()
    {
        QFETCH(World, world);
        const Diagnosis diagnosis = world.diagnose();
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QCOMPARE(diagnosis.reason, VerdictReason::AnswerGivesAway);
    }

    // Each of these looks like an ALG to somebody who is not careful.
    void raises_no_false_alarm_data()
    {
        QTest::addColumn<World>("world");
        QTest::addColumn<VerdictReason>("reason");
        const auto row = [](const char *name, const World &world, VerdictReason reason) {
            QTest::newRow(name) << world << reason;
            World bare = world;
            bare.server.hasControl = false;
            bare.options.target.controlPort = 0;
            QTest::addRow("%s, without control port", name) << bare << reason;
        };
        const VerdictReason none = VerdictReason::NoSignFound;
        const VerdictReason untranslated = VerdictReason::NoAddressTranslation;
        const auto server = [](const std::function<void(PretendedServer &)> &change) {
            World world;
            change(world.server);
            return world;
        };
        row("nothing is altered", World(), none);
        row("two layers of translation", behindCarrier(false, false), none);
        row("no translation", with({}, [](World &world) { world.routers.clear(); }), untranslated);
        row("ALG, but no translation",
            with({},
                 [](World &world) {
                     world.routers = {{"192.168.77.10", "192.168.77.10", true, false}};
                 }),
            untranslated);
        row("a server in the house",
            with({},
                 [](World &world) {
                     world.routers.clear();
                     world.serverAddress = "192.168.77.20";
                     world.link.sameNetwork = true;
                 }),
            untranslated);
        row("a house server that never says where from",
            with({},
                 [](World &world) {
                     world.routers.clear();
                     world.serverAddress = "192.168.77.20";
                     world.server.fillsReceived = false;
                     world.link.sameNetwork = true;
                 }),
            untranslated);
        row("a public address of our own",
            with({},
                 [](World &world) {
                     world.own = "198.51.100.7";
                     world.routers.clear();
                 }),
            untranslated);
        row("never says where from", server([](auto &one) { one.fillsReceived = false; }), none);
        row("copies Via into received", server([](auto &one) { one.copiesVia = true; }), none);
        row("adds a port to From", server([](auto &one) { one.tidiesFrom = "+5060"; }), none);
        row("adds a port to To", server([](auto &one) { one.tidiesTo = "+5060"; }), none);
        row("adds a port to both",
            server([](auto &one) { one.tidiesFrom = one.tidiesTo = "+5060"; }), none);
        row("writes its own inner address into From",
            server([](auto &one) { one.tidiesFrom = "10.9.9.9:5060"; }), none);
        row("writes its own inner address into both",
            server([](auto &one) { one.tidiesFrom = one.tidiesTo = "10.9.9.9"; }), none);
        row("writes its domain into both",
            server([](auto &one) { one.tidiesFrom = one.tidiesTo = "provider.example"; }), none);
    }

    void raises_no_false_alarm()
    {
        QFETCH(World, world);
        QFETCH(VerdictReason, reason);
        const Diagnosis diagnosis = world.diagnose();
        QCOMPARE(diagnosis.alterations, QList<Alteration>());
        QCOMPARE(verdictReasonName(diagnosis.reason), verdictReasonName(reason));
        QCOMPARE(diagnosis.verdict,
                 reason == VerdictReason::NoSignFound ? Verdict::Clean : Verdict::Inconclusive);
        QVERIFY(!diagnosis.provedByMirror);
    }

    void names_what_came_back()
    {
        const Diagnosis diagnosis = behindAlg().diagnose();
        const QSet<QString> both{QStringLiteral("Via received"), QStringLiteral("From")};
        QCOMPARE(partsOver(diagnosis, QStringLiteral("udp")),
                 both + QSet<QString>{QStringLiteral("To")});
        QCOMPARE(partsOver(diagnosis, QStringLiteral("tcp")), both);
        QCOMPARE(diagnosis.alterations.constFirst().sent, QStringLiteral("203.0.113.1"));
        QCOMPARE(diagnosis.alterations.constFirst().received, QStringLiteral("192.168.77.10"));
    }

    // The address that comes back names the layer: the carrier's, not the one at home.
    void names_the_carrier()
    {
        const Diagnosis diagnosis = behindCarrier(false, true).diagnose();
        const bool named = std::any_of(
            diagnosis.alterations.begin(), diagnosis.alterations.end(),
            [](const Alteration &one) { return one.received.contains(u"@100.64.0.2:"); });
        QVERIFY(named);
    }

    // A proxy in the router fills in our own address whatever Via says; only another port shows it.
    void sees_a_proxy_by_the_control_port()
    {
        ProbeResults results = World().probe();
        for (ProbeResult &result : results)
            if (result.plan.way == Way::Main)
                result.answer.replace("received=203.0.113.1", "received=192.168.77.10");
        const Diagnosis diagnosis = judge(results, {});
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QCOMPARE(diagnosis.alterations.constFirst().part, QStringLiteral("Via received"));
        const QList<ProbePlan> next = nextProbes(World().options, results);
        QVERIFY(std::all_of(next.begin(), next.end(),
                            [](const ProbePlan &plan) { return plan.way == Way::Control; }));
        QCOMPARE(next.size(), 3); // the named Via on both transports, and the trap
    }

    void asks_the_control_port_for_the_same_signs_data()
    {
        QTest::addColumn<World>("world");
        const auto row = [](const char *name, const World &world) { QTest::newRow(name) << world; };
        row("one layer", behindAlg());
        row("double NAT, at home", behindCarrier(true, false));
        row("double NAT, at the carrier's", behindCarrier(false, true));
    }

    // Only where the control port might have shown them, their absence is a reason to use it.
    void asks_the_control_port_for_the_same_signs()
    {
        QFETCH(World, world);
        for (const bool everyPort : {false, true}) {
            for (PretendedRouter &router : world.routers)
                router.everyPort = everyPort;
            const Diagnosis diagnosis = world.diagnose();
            QVERIFY(diagnosis.probes.size() <= 20);
            for (const QString &wire : {QStringLiteral("udp"), QStringLiteral("tcp")}) {
                QCOMPARE(wasBaitedAtControl(diagnosis, wire),
                         isShown(diagnosis, wire + QStringLiteral(" 5060 ")));
                const bool byMoreThanThePhonesPort =
                    isShown(diagnosis, wire + QStringLiteral(" 5060 P4")) ||
                    isShown(diagnosis, wire + QStringLiteral(" 5060 P5"));
                QCOMPARE(isShown(diagnosis, wire + QStringLiteral(" 5080 ")),
                         everyPort && byMoreThanThePhonesPort);
            }
        }
    }

    // Near servers are reached in two ways easily, for example through a container's port.
    void does_not_trust_the_control_port_of_a_near_server()
    {
        World world;
        world.serverAddress = "10.1.1.1";
        ProbeResults results = world.probe();
        for (ProbeResult &result : results)
            if (result.plan.way == Way::Main)
                result.answer.replace("received=203.0.113.1", "received=192.168.77.10");
        QCOMPARE(judge(results, {}).reason, VerdictReason::NoAddressTranslation);
    }

    void takes_no_answer_for_no_sign()
    {
        World world = behindAlg();
        world.server.hears = [](const ProbePlan &plan) { return plan.kind == ProbeKind::Options; };
        world.options.target.controlPort = 0;
        world.server.hasControl = false;
        const Diagnosis diagnosis = world.diagnose();
        QCOMPARE(diagnosis.verdict, Verdict::Inconclusive);
        QCOMPARE(diagnosis.reason, VerdictReason::ServerSilent);
    }
};

QTEST_GUILESS_MAIN(TestSipSigns)
#include "tst_sip_signs.moc"

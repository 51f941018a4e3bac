#include "pretended_world.h"
#include "sip_plan.h"

#include <QTest>

#include <algorithm>

using namespace ringthrough;

namespace {

using World = PretendedWorld;

int count(const ProbeResults &results, const std::function<bool(const ProbePlan &)> &which)
{
    return static_cast<int>(std::count_if(results.begin(), results.end(),
                                          [&](const ProbeResult &one) { return which(one.plan); }));
}

World ordinary(bool alg, bool control, const QByteArray &tidied = {})
{
    World world;
    world.routers[0].alg = alg;
    world.server.hasControl = control;
    world.options.target.controlPort = control ? 5080 : 0;
    world.server.tidiesFrom = tidied;
    return world;
}

World mirror(bool alg)
{
    World world = ordinary(alg, true);
    world.server.mirror = true;
    return world;
}

bool isFromPhonePort(const ProbePlan &plan)
{
    return plan.localPort != 0;
}

} // namespace

Q_DECLARE_METATYPE(PretendedWorld)

class TestSipPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rings_no_phone_and_is_modest_at_ordinary_servers_data()
    {
        QTest::addColumn<World>("world");
        for (const bool alg : {false, true})
            for (const bool control : {false, true})
                for (const char *tidied : {"", "+5060", "10.9.9.9"})
                    QTest::addRow("alg %d control %d tidies '%s'", alg, control, tidied)
                        << ordinary(alg, control, tidied);
        World strange = mirror(false);
        strange.server.strange = true;
        QTest::newRow("a mirror that is not ours") << strange;
    }

    void rings_no_phone_and_is_modest_at_ordinary_servers()
    {
        QFETCH(World, world);
        const ProbeResults results = world.probe();
        QCOMPARE(count(results,
                       [](const ProbePlan &plan) {
                           return plan.kind == ProbeKind::Invite ||
                                  plan.kind == ProbeKind::Register;
                       }),
                 0);
        QVERIFY2(results.size() <= 20, qPrintable(QString::number(results.size())));
    }

    void asks_a_mirror_for_everything_on_both_ports()
    {
        const ProbeResults results = mirror(true).probe();
        for (const Wire wire : {Wire::Udp, Wire::Tcp})
            for (const Way way : {Way::Main, Way::Control})
                for (const ProbeKind kind :
                     {ProbeKind::Options, ProbeKind::Register, ProbeKind::Invite})
                    QCOMPARE(count(results,
                                   [&](const ProbePlan &plan) {
                                       return plan.kind == kind && plan.wire == wire &&
                                              plan.way == way &&
                                              plan.port == (way == Way::Main ? 5060 : 5080);
                                   }),
                             1);
    }

    // And for nothing that it needs not know: what is clean causes no troubles.
    void asks_for_troubles_only_where_a_mirror_shows_an_alg()
    {
        const auto isTrouble = [](const ProbePlan &plan) {
            return plan.kind == ProbeKind::InviteThatDies || plan.kind == ProbeKind::LongOptions;
        };
        QCOMPARE(count(mirror(false).probe(), isTrouble), 0);
        QCOMPARE(count(ordinary(true, true).probe(), isTrouble), 0);
        QCOMPARE(count(mirror(true).probe(), isTrouble), 3);
        World alone = mirror(true);
        alone.server.hasControl = false;
        alone.options.target.controlPort = 0;
        QCOMPARE(count(alone.probe(), isTrouble), 0);
    }

    void gives_two_phones_the_same_speech_port()
    {
        QList<quint16> ports;
        for (const ProbeResult &result : mirror(true).probe())
            if (result.plan.kind == ProbeKind::InviteThatDies ||
                result.plan.kind == ProbeKind::InviteSameSpeech)
                ports.append(result.plan.rtpPort);
        QCOMPARE(ports.size(), 3);
        QVERIFY(ports[0] >= 16384 && ports[0] % 2 == 0);
        QCOMPARE(ports, QList<quint16>(3, ports[0]));
    }

    void sends_everything_over_tls_too_where_a_mirror_takes_it()
    {
        World world = mirror(false);
        world.server.hasTls = true;
        const ProbeResults results = world.probe();
        for (const ProbeKind kind : {ProbeKind::Options, ProbeKind::Register, ProbeKind::Invite})
            QCOMPARE(count(results,
                           [&](const ProbePlan &plan) {
                               return plan.wire == Wire::Tls && plan.kind == kind &&
                                      plan.way == Way::Control && plan.port == 5061;
                           }),
                     1);
    }

    // The controls of what may be lost are asked only where something was lost.
    void asks_an_ordinary_server_oddities_only_where_nothing_else_was_found()
    {
        const auto isOdd = [](const ProbePlan &plan) {
            return hasOffer(plan.kind) || plan.kind == ProbeKind::LastHop;
        };
        QCOMPARE(count(ordinary(false, true).probe(), isOdd), 4);
        QCOMPARE(count(ordinary(true, true).probe(), isOdd), 0);
        World losing = ordinary(false, true);
        losing.server.hears = [](const ProbePlan &plan) {
            return plan.way == Way::Control || plan.kind != ProbeKind::UpdateNoLength;
        };
        QCOMPARE(count(losing.probe(), isOdd), 5);
    }

    // A flow that began altered stays altered: the port that phones use must not be spoilt before
    // the change, and must be tried after it.
    void tries_the_phone_port_only_where_all_else_is_clean()
    {
        QCOMPARE(count(mirror(true).probe(), isFromPhonePort), 0);
        const ProbeResults clean = mirror(false).probe();
        QCOMPARE(count(clean, isFromPhonePort), 3);
        QCOMPARE(clean.constLast().plan.localPort, 5060);
    }

    void uses_the_port_that_was_asked_for()
    {
        for (const bool alg : {false, true}) {
            World world = mirror(alg);
            world.options.localPort = 5062;
            const ProbeResults results = world.probe();
            QCOMPARE(count(results, [](const ProbePlan &plan) { return plan.localPort == 5062; }),
                     3);
            QCOMPARE(count(results, [](const ProbePlan &plan) { return plan.localPort == 5060; }),
                     0);
        }
    }

    void goes_without_the_phone_port_when_somebody_has_it()
    {
        World world = mirror(false);
        ProbeResults results = world.probe();
        results.erase(std::find_if(results.begin(), results.end(),
                                   [](const auto &one) { return one.plan.localPort != 0; }) +
                          1,
                      results.end());
        results.last().delivery = Delivery::NotSent;
        results.last().answer.clear();
        QVERIFY(nextProbes(world.options, results).isEmpty());
    }

    void keeps_to_the_transport_that_was_asked_for()
    {
        for (const bool udp : {false, true}) {
            World world = ordinary(false, true);
            world.options.transports = udp ? SipTransports::Udp : SipTransports::Tcp;
            const ProbeResults results = world.probe();
            const Wire other = udp ? Wire::Tcp : Wire::Udp;
            QCOMPARE(count(results, [&](const ProbePlan &plan) { return plan.wire == other; }), 0);
            QVERIFY(results.size() > 4);
        }
    }

    void guesses_control_ports_without_insisting()
    {
        const QList<ProbePlan> first = nextProbes(ordinary(false, false).options, {});
        QCOMPARE(std::count_if(first.begin(), first.end(),
                               [](const ProbePlan &plan) { return plan.way == Way::Control; }),
                 4);
        for (const ProbePlan &plan : first)
            QCOMPARE(plan.patient, plan.way == Way::Main);
    }

    void does_not_guess_the_port_under_test()
    {
        SipTestOptions options;
        options.target.port = 5080;
        for (const ProbePlan &plan : nextProbes(options, {}))
            QCOMPARE(plan.port == 5080, plan.way == Way::Main);
    }

    void asks_nothing_more_of_a_silent_server()
    {
        World world;
        world.server.hears = [](const ProbePlan &) { return false; };
        QCOMPARE(world.probe().size(), 5); // both transports, both ports, and TLS
    }

    void stops_after_two_silent_probes()
    {
        World world = ordinary(false, true);
        world.options.transports = SipTransports::Udp;
        world.server.hears = [](const ProbePlan &plan) { return plan.kind == ProbeKind::Options; };
        QCOMPARE(count(world.probe(), [](const ProbePlan &plan) { return plan.way == Way::Main; }),
                 3);
    }

    void learns_nothing_more_where_nothing_is_translated()
    {
        World world = ordinary(false, true);
        world.routers.clear();
        QCOMPARE(count(world.probe(),
                       [](const ProbePlan &plan) {
                           return plan.kind == ProbeKind::Bait || plan.kind == ProbeKind::PortLess;
                       }),
                 0);
    }

    // The port outside belongs to one flow; a bait from another one would catch nothing.
    void sends_the_bait_from_the_flow_that_it_names()
    {
        for (const ProbeResult &one : ordinary(true, true).probe())
            if (one.plan.kind == ProbeKind::Bait) {
                QCOMPARE(one.plan.outside.host, "203.0.113.1");
                QCOMPARE(one.plan.outside.port, one.place.ownPort);
            }
    }
};

QTEST_GUILESS_MAIN(TestSipPlan)
#include "tst_sip_plan.moc"

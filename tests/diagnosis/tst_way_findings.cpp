#include "pretended_world.h"
#include "way_findings.h"

#include <QTest>

using namespace ringthrough;

namespace {

Hop hop(int timeToLive, const char *address, QuoteReading reading)
{
    Hop made;
    made.timeToLive = timeToLive;
    made.address = QHostAddress(QString::fromLatin1(address));
    made.finding.reading = reading;
    if (reading == QuoteReading::Differs)
        made.finding.alterations = {{QStringLiteral("Contact"),
                                     QStringLiteral("<sip:a@192.168.1.20>"),
                                     QStringLiteral("<sip:a@100.64.0.2>"),
                                     false,
                                     {}}};
    return made;
}

Diagnosis noSign()
{
    Diagnosis made;
    made.verdict = Verdict::Clean;
    made.reason = VerdictReason::NoSignFound;
    return made;
}

WayFindings traced(const QList<Hop> &hops, const QList<Hop> &control = {})
{
    WayFindings way;
    way.trace = HopTraceResult{true, hops, control};
    return way;
}

constexpr auto same = QuoteReading::Same;
constexpr auto differs = QuoteReading::Differs;
constexpr auto tooShort = QuoteReading::TooShort;

} // namespace

class TestWayFindings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_the_station_that_alters_data()
    {
        QTest::addColumn<QList<Hop>>("hops");
        QTest::addColumn<Layer>("layer");
        QTest::newRow("the router at home")
            << QList<Hop>{hop(1, "192.168.1.1", same), hop(2, "100.64.0.1", differs)}
            << Layer::HomeRouter;
        QTest::newRow("a second router")
            << QList<Hop>{hop(1, "192.168.1.1", same), hop(2, "192.168.0.1", same),
                          hop(3, "100.64.0.1", differs)}
            << Layer::SecondRouter;
        QTest::newRow("the carrier")
            << QList<Hop>{hop(1, "192.168.1.1", same), hop(2, "100.64.0.1", same),
                          hop(3, "203.0.113.1", differs)}
            << Layer::Provider;
        QTest::newRow("somewhere behind a station that said nothing")
            << QList<Hop>{hop(1, "192.168.1.1", same), hop(2, "100.64.0.1", tooShort),
                          hop(3, "203.0.113.1", differs)}
            << Layer::Unknown;
    }

    void names_the_station_that_alters()
    {
        QFETCH(QList<Hop>, hops);
        QFETCH(Layer, layer);
        Diagnosis diagnosis = noSign();
        addWay(diagnosis, traced(hops));
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QCOMPARE(diagnosis.reason, VerdictReason::HopShowsChange);
        QCOMPARE(layerName(diagnosis.layer), layerName(layer));
        QCOMPARE(diagnosis.alterations.size(), 1);
        QCOMPARE(diagnosis.probes.size(), hops.size());
        QCOMPARE(diagnosis.probes.last().outcome, QStringLiteral("altered"));
    }

    void says_nothing_where_nothing_was_quoted_or_all_is_the_same()
    {
        for (const QuoteReading reading : {same, tooShort}) {
            Diagnosis diagnosis = noSign();
            addWay(diagnosis, traced({hop(1, "192.168.1.1", reading)}));
            QCOMPARE(diagnosis.verdict, Verdict::Clean);
            QVERIFY(diagnosis.alterations.isEmpty());
        }
    }

    // A difference at the first router already would have been made on this computer.
    void blames_no_router_for_what_this_computer_does()
    {
        Diagnosis diagnosis = noSign();
        addWay(diagnosis, traced({hop(1, "192.168.1.1", differs)}));
        QCOMPARE(diagnosis.verdict, Verdict::Clean);
    }

    void notices_when_the_other_port_is_altered_too()
    {
        const QList<Hop> hops{hop(1, "192.168.1.1", same), hop(2, "100.64.0.1", differs)};
        Diagnosis diagnosis = noSign();
        addWay(diagnosis, traced(hops, hops));
        QCOMPARE(diagnosis.reason, VerdictReason::ControlDiffersToo);
    }

    void names_the_layer_of_what_is_known_already()
    {
        Diagnosis diagnosis = noSign();
        diagnosis.verdict = Verdict::Altered;
        diagnosis.reason = VerdictReason::AnswerGivesAway;
        addWay(diagnosis, traced({hop(1, "192.168.1.1", same), hop(2, "100.64.0.1", differs)}));
        QCOMPARE(diagnosis.reason, VerdictReason::AnswerGivesAway);
        QCOMPARE(layerName(diagnosis.layer), layerName(Layer::HomeRouter));
    }

    void knows_a_proxy_by_its_answering_for_nobody()
    {
        for (const bool home : {false, true}) {
            WayFindings way;
            way.homeAnswers = home;
            way.furtherAnswers = true;
            Diagnosis diagnosis = noSign();
            addWay(diagnosis, way);
            QCOMPARE(diagnosis.reason, VerdictReason::SomebodyElseAnswers);
            QCOMPARE(algKindName(diagnosis.algKind), algKindName(AlgKind::Proxy));
            QCOMPARE(layerName(diagnosis.layer),
                     layerName(home ? Layer::HomeRouter : Layer::Unknown));
        }
    }

    void says_over_what_nobody_was_asked_for()
    {
        for (const Wire wire : {Wire::Udp, Wire::Tcp}) {
            WayFindings way;
            way.askedNobody = true;
            way.askedOver = wire;
            Diagnosis diagnosis = noSign();
            addWay(diagnosis, way);
            QCOMPARE(diagnosis.verdict, Verdict::Clean);
            QCOMPARE(diagnosis.probes.size(), 1);
            QCOMPARE(diagnosis.probes.first().transport, wireName(wire));
            QCOMPARE(diagnosis.probes.first().outcome, QStringLiteral("no answer"));
        }
    }

    // A mirror's word is better, where there is one.
    void asks_the_way_only_what_no_mirror_shows_data()
    {
        using World = PretendedWorld;
        using Change = void (*)(World &);
        QTest::addColumn<Change>("change");
        QTest::addColumn<bool>("mirror");
        QTest::addColumn<bool>("ask");
        const auto row = [](const char *name, bool mirror, bool ask, Change change) {
            QTest::newRow(name) << change << mirror << ask;
        };
        row("an ordinary server", false, true, [](World &) {});
        row("a mirror", true, false, [](World &) {});
        row("the usual port is silent over UDP", true, true, [](World &world) {
            world.server.hears = [](const ProbePlan &plan) {
                return plan.way == Way::Control || plan.wire == Wire::Tcp;
            };
        });
        row("the usual port is silent", true, true, [](World &world) {
            world.server.hears = [](const ProbePlan &plan) { return plan.way == Way::Control; };
        });
        row("no UDP at all", true, false, [](World &world) {
            world.server.hears = [](const ProbePlan &plan) { return plan.wire == Wire::Tcp; };
        });
        row("INVITE is swallowed", true, false, [](World &world) {
            world.server.hears = [](const ProbePlan &plan) {
                return plan.way == Way::Control || plan.kind != ProbeKind::Invite;
            };
        });
        row("the phone's port is swallowed", true, false, [](World &world) {
            world.server.hears = [](const ProbePlan &plan) { return plan.localPort == 0; };
        });
    }

    void asks_the_way_only_what_no_mirror_shows()
    {
        using Change = void (*)(PretendedWorld &);
        QFETCH(Change, change);
        QFETCH(bool, mirror);
        QFETCH(bool, ask);
        PretendedWorld world;
        world.server.mirror = mirror;
        change(world);
        QCOMPARE(isWayWorthALook(world.probe()), ask);
    }

    // What a station quotes says more than the silence.
    void knows_what_blocks_by_what_was_altered_before()
    {
        Diagnosis diagnosis = noSign();
        diagnosis.verdict = Verdict::Blocked;
        diagnosis.reason = VerdictReason::SilentWhereControlIsNot;
        addWay(diagnosis, traced({hop(1, "192.168.1.1", same), hop(2, "100.64.0.1", same)}));
        QCOMPARE(diagnosis.verdict, Verdict::Blocked);
        addWay(diagnosis, traced({hop(1, "192.168.1.1", same), hop(2, "100.64.0.1", differs)}));
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QCOMPARE(diagnosis.reason, VerdictReason::HopShowsChange);
        QCOMPARE(layerName(diagnosis.layer), layerName(Layer::HomeRouter));
    }

    void is_not_waited_for_where_it_could_tell_nothing()
    {
        Diagnosis diagnosis = noSign();
        QVERIFY(couldTellMore(diagnosis));
        diagnosis.provedByMirror = true;
        QVERIFY(!couldTellMore(diagnosis));
        diagnosis.verdict = Verdict::Altered;
        QVERIFY(couldTellMore(diagnosis));
        diagnosis.layer = Layer::HomeRouter;
        QVERIFY(!couldTellMore(diagnosis));
        diagnosis.certainty = HowSure::Likely;
        QVERIFY(couldTellMore(diagnosis));
    }
};

QTEST_GUILESS_MAIN(TestWayFindings)
#include "tst_way_findings.moc"

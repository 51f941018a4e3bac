#include "measured_ways.h"
#include "pretended_world.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

using World = PretendedWorld;

// Nothing, or what it stands on.
template <typename CleanWay>
QString sureOf(const std::optional<CleanWay> &way)
{
    return !way ? u"no"_s : way->byMirror ? u"mirror"_s : u"no sign"_s;
}

World behind(const QList<PretendedRouter> &routers, bool mirror = false)
{
    World world;
    world.routers = routers;
    world.server.mirror = mirror;
    return world;
}

World with(World world, void (*change)(World &))
{
    change(world);
    return world;
}

const PretendedRouter overUdp{"192.168.77.10", "203.0.113.1", true, false, false};
const PretendedRouter overBoth{"192.168.77.10", "203.0.113.1", true, false, true};
const PretendedRouter onEveryPort{"192.168.77.10", "203.0.113.1", true, true, false};

QList<PretendedRouter> two(bool algAtHome, bool everyPort)
{
    return {{"192.168.77.10", "100.64.0.2", algAtHome, everyPort, false},
            {"100.64.0.2", "203.0.113.1", !algAtHome, everyPort, false}};
}

} // namespace

Q_DECLARE_METATYPE(PretendedWorld)

/// Which ways round a whole test leaves, with an ALG that is bound to a transport and a port.
class TestMeasuredWays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatATestLeaves_data();
    void whatATestLeaves();
};

void TestMeasuredWays::whatATestLeaves_data()
{
    QTest::addColumn<World>("world");
    QTest::addColumn<QString>("port");
    QTest::addColumn<QString>("tcp");
    const auto row = [](const char *name, const World &world, const QString &port,
                        const QString &tcp) { QTest::newRow(name) << world << port << tcp; };
    const QString no = u"no"_s;
    const QString noSign = u"no sign"_s;
    row("mirror, over UDP", behind({overUdp}, true), u"mirror"_s, u"mirror"_s);
    row("mirror, over both", behind({overBoth}, true), u"mirror"_s, no);
    row("over UDP", behind({overUdp}), noSign, noSign);
    row("over both", behind({overBoth}), noSign, no);
    row("over UDP on every port", behind({onEveryPort}), no, noSign);
    row("two layers, at home", behind(two(true, false)), noSign, noSign);
    row("two layers, at home, on every port", behind(two(true, true)), no, noSign);
    row("two layers, at the carrier's", behind(two(false, false)), noSign, noSign);
    row("two layers, at the carrier's, on every port", behind(two(false, true)), no, noSign);
    row("a server that never says where from",
        with(behind({overUdp}), [](World &world) { world.server.fillsReceived = false; }), noSign,
        noSign);
    row("nothing is altered", World(), no, no);
    row("no TCP, no other port",
        with(behind({overUdp}),
             [](World &world) { world.server.hasTcp = world.server.hasControl = false; }),
        no, no);
    // Without its trap there is nothing that a second translation does not hide.
    row("two layers, at home, and the other port answers to little",
        with(behind(two(true, false)),
             [](World &world) {
                 world.server.hears = [](const ProbePlan &plan) {
                     return plan.way == Way::Main || plan.kind == ProbeKind::Options;
                 };
             }),
        no, noSign);
    row("two layers, at home, and the phone's port is taken",
        with(behind(two(true, false)),
             [](World &world) {
                 world.server.hears = [](const ProbePlan &plan) { return plan.localPort == 0; };
             }),
        noSign, no);
}

void TestMeasuredWays::whatATestLeaves()
{
    QFETCH(World, world);
    QFETCH(QString, port);
    QFETCH(QString, tcp);
    Case state;
    state.before = world.diagnose();
    state.before->server = sipTargetToString(world.options.target);
    state.path = PathReport();
    state.path->otherPorts = {{u"sip.example.com:5080"_s, u"udp"_s, Reach::Answered, 21}};
    QCOMPARE(sureOf(cleanPort(state, *state.before)), port);
    QCOMPARE(sureOf(cleanTcp(*state.before)), tcp);
}

QTEST_GUILESS_MAIN(TestMeasuredWays)
#include "tst_measured_ways.moc"

#include "advice_cases.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ringthrough::Case)

namespace {

const QString fixed = u"maker-fixed"_s;

void row(const char *name, const Case &state, const QStringList &expected)
{
    QTest::newRow(name) << state << expected;
}

} // namespace

/// Which ways round an ordinary server's answers speak for.
class TestAdviceWithoutMirror : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waysRound_data();
    void waysRound();
};

void TestAdviceWithoutMirror::waysRound_data()
{
    QTest::addColumn<Case>("state");
    QTest::addColumn<QStringList>("expected");
    const QString port = u"use_other_port:likely"_s;
    const QString tcp = u"use_tcp:likely"_s;
    const QString own = u"own_router:likely"_s;
    const auto answering = [](Case state) {
        state.path = PathReport();
        state.path->otherPorts = {port5080()};
        return state;
    };
    const Case all = answering(givenAway(fixed));
    const auto without = [&all](const QString &transport, const QString &name) {
        Case state = all;
        state.before->probes.removeIf([&](const ProbeRecord &one) {
            return one.transport == transport && one.name.startsWith(name) &&
                   (transport == u"tcp"_s || one.name.endsWith(u"control"_s));
        });
        return state;
    };
    row("likely", all, {port, tcp, own});
    row("below the switch", answering(givenAway(u"maker-box"_s)),
        {u"switch_off_for_me:measured"_s, u"switch_off_by_hand:measured"_s, port, tcp});
    row("after what was measured", with(all, [](Case &s) { s.path->ipv6 = goodIpv6(); }),
        {u"use_ipv6:measured"_s, port, tcp, own});
    const auto lost = [&answering] {
        Case state = answering(blocked(fixed));
        state.before->probes = {probe(u"udp"_s, 5060, u"no answer"_s, u"OPTIONS"_s),
                                probe(u"udp"_s, 5080, u"answered 200"_s, u"OPTIONS, control"_s),
                                probe(u"tcp"_s, 5060, u"answered 200"_s, u"OPTIONS"_s)};
        return state;
    }();
    const QString firewall = u"check_firewall:likely"_s;
    row("round a block", lost, {port, tcp, firewall, u"own_router:worth_a_try"_s});
    row("TCP is lost as well",
        with(lost, [](Case &s) { s.before->probes[2].outcome = u"no answer"_s; }),
        {port, firewall, u"own_router:worth_a_try"_s});
    row("a port that was not asked", givenAway(fixed), {tcp, own});
    row("a port that does not answer any more",
        with(all, [](Case &s) { s.path->otherPorts[0].reach = Reach::Silent; }), {tcp, own});
    row("over a transport that shows nothing at the usual port",
        with(all, [](Case &s) { s.path->otherPorts = {port5080(u"tcp"_s)}; }), {tcp, own});
    row("every port alike",
        with(all, [](Case &s) { s.before->reason = VerdictReason::ControlDiffersToo; }),
        {tcp, own});
    row("a sign at the port as well",
        with(all,
             [](Case &s) {
                 s.before->alterations += s.before->alterations[1];
                 s.before->alterations.last().flow = u"udp 5080 P5 bait"_s;
             }),
        {tcp, own});
    row("the port lost a message",
        with(all,
             [](Case &s) {
                 s.before->probes += probe(u"udp"_s, 5080, u"no answer"_s, u"P6 UPDATE, control"_s);
             }),
        {tcp, own});
    row("the port was asked nothing that could tell", without(u"udp"_s, u"P5"_s), {tcp, own});
    row("TCP shows a sign",
        with(all,
             [](Case &s) {
                 s.before->alterations += s.before->alterations[1];
                 s.before->alterations.last().flow = u"tcp 5060 P5 bait"_s;
             }),
        {port, own});
    row("TCP lost a message",
        with(all,
             [](Case &s) {
                 s.before->probes += probe(u"tcp"_s, 5060, u"refused"_s, u"P5 bait, swapped"_s);
             }),
        {port, own});
    row("TCP was asked nothing that could tell", without(u"tcp"_s, u"P5"_s), {port, own});
    const Edit onlyTheTrap = [](Case &s) {
        s.before->alterations = {{u"From"_s, u"<sip:a@203.0.113.2>"_s,
                                  u"<sip:a@203.0.113.2:40002>"_s, false,
                                  u"udp 5060 P4 Via trap"_s}};
    };
    // Behind a second translation the bait says nothing.
    row("only the trap showed it", with(all, onlyTheTrap), {port, own});
    row("only the trap showed it, and its like over TCP does not",
        with(with(all, onlyTheTrap),
             [](Case &s) {
                 s.before->probes += probe(u"tcp"_s, 5060, u"answered 404"_s, u"P3 port-less"_s);
             }),
        {port, tcp, own});
    row("only a station on the way showed it",
        with(all,
             [](Case &s) {
                 s.before->reason = VerdictReason::HopShowsChange;
                 s.before->alterations = {{u"Via host"_s, u"192.168.1.20"_s, u"203.0.113.9"_s,
                                           false, u"udp 5060 OPTIONS ttl 2"_s}};
             }),
        {own});
    row("only messages were lost",
        with(all,
             [](Case &s) {
                 s.before->reason = VerdictReason::OddMessagesLost;
                 s.before->alterations = {{u"Whole message"_s,
                                           u"UPDATE"_s,
                                           {},
                                           true,
                                           u"udp 5060 P6 UPDATE without length"_s}};
             }),
        {own});
    row("a mirror's word is better",
        with(all,
             [](Case &s) {
                 s.path->otherPorts += port5080();
                 s.path->otherPorts[1].place = u"sip.example.com:5070"_s;
                 s.path->otherPorts[1].milliseconds = 90;
                 s.before->probes += probe(u"udp"_s, 5070, u"same"_s);
             }),
        {u"use_other_port:measured"_s, tcp, own});
}

void TestAdviceWithoutMirror::waysRound()
{
    QFETCH(Case, state);
    QFETCH(QStringList, expected);
    QCOMPARE(shortly(adviceFor(state, adviceKnowledge())), expected);
}

QTEST_GUILESS_MAIN(TestAdviceWithoutMirror)
#include "tst_advice_without_mirror.moc"

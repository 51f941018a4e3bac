#include "advice_cases.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ringthrough::Case)

namespace {

const QString box = u"maker-box"_s;
const QString fixed = u"maker-fixed"_s;

void row(const char *name, const Case &state, const QStringList &expected)
{
    QTest::newRow(name) << state << expected;
}

Case switchedOff(Verdict after)
{
    Case state = altered(box);
    state.change = Change();
    state.change->outcome = ChangeOutcome::Off;
    state.after = clean(box).before;
    state.after->verdict = after;
    if (after == Verdict::Altered)
        state.after = state.before;
    return state;
}

const QString forMe = u"switch_off_for_me:measured"_s;
const QString byHand = u"switch_off_by_hand:measured"_s;

} // namespace

/// The rules of ranking, row by row: what is advised for which case, in which order.
class TestAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void switchingOff_data();
    void switchingOff() { check(); }
    void waysRound_data();
    void waysRound() { check(); }
    void theTestToldNothing_data();
    void theTestToldNothing() { check(); }
    void betterCalls_data();
    void betterCalls() { check(); }
    void afterAChange_data();
    void afterAChange() { check(); }
    void withoutAnything();

private:
    void columns();
    void check();
};

void TestAdvice::columns()
{
    QTest::addColumn<Case>("state");
    QTest::addColumn<QStringList>("expected");
}

void TestAdvice::check()
{
    QFETCH(Case, state);
    QFETCH(QStringList, expected);
    QCOMPARE(shortly(adviceFor(state, adviceKnowledge())), expected);
}

void TestAdvice::switchingOff_data()
{
    columns();
    const QStringList likely{u"switch_off_for_me:likely"_s, u"switch_off_by_hand:likely"_s};
    const QString askNow = u"ask_internet_provider:measured"_s;
    const QString lookNow = u"look_at_second_router:measured"_s;
    row("seen at home", altered(box), {forMe, byHand});
    row("nobody knows where", altered(box, Layer::Unknown), likely);
    row("no commands are known", altered(u"maker-hand"_s), {byHand});
    row("which router?", altered({}), {u"name_router:likely"_s});
    row("a second router does it", altered(box, Layer::SecondRouter), {lookNow});
    row("the provider does it", altered(box, Layer::Provider), {askNow});
    row("the provider does it, router unknown", altered({}, Layer::Provider), {askNow});
    row("no switch", altered(fixed), {u"own_router:likely"_s});
    row("no switch, nobody knows where", altered(fixed, Layer::Unknown), {u"own_router:likely"_s});
    row("no switch, but it is not the one", altered(fixed, Layer::Provider), {askNow});
    row("only the provider can", altered(u"maker-provider"_s), {askNow, u"own_router:likely"_s});
    row("it has none", altered(u"maker-none"_s, Layer::Unknown),
        {u"ask_internet_provider:worth_a_try"_s});
    row("blocked", blocked(box),
        {u"switch_off_for_me:worth_a_try"_s, u"switch_off_by_hand:worth_a_try"_s,
         u"check_firewall:likely"_s});
    row("blocked, no switch", blocked(fixed),
        {u"check_firewall:likely"_s, u"own_router:worth_a_try"_s});
    row("two routers, nobody knows which",
        with(altered(box, Layer::Unknown),
             [](Case &s) {
                 s.path->layers = {Translation::SecondRouter, {}, {}, {}};
             }),
        likely + QStringList{u"look_at_second_router:worth_a_try"_s});
    row("two routers, but it is this one",
        with(altered(box),
             [](Case &s) {
                 s.path->layers = {Translation::SecondRouter, {}, {}, {}};
             }),
        {forMe, byHand});
    row("the provider translates too",
        with(altered(box, Layer::Unknown),
             [](Case &s) {
                 s.path->layers = {Translation::Carrier, {}, {}, {}};
             }),
        likely + QStringList{u"ask_internet_provider:worth_a_try"_s});
    row("the registrar shows it", with(clean(box), [](Case &s) { s.account = fullAccount(); }),
        likely);
}

void TestAdvice::waysRound_data()
{
    columns();
    const QString tls = u"use_tls:measured"_s;
    const QString port = u"use_other_port:measured"_s;
    const QString own = u"own_router:likely"_s;
    const Edit goodPort = [](Case &s) {
        s.path->otherPorts = {port5080()};
        s.before->probes += probe(u"udp"_s, 5080, u"same"_s, u"INVITE, control"_s);
    };
    const Edit everything = [](Case &s) {
        s.path->tls = goodTls();
        s.path->ipv6 = goodIpv6();
        s.path->otherPorts = {port5080()};
        s.before->probes += {probe(u"udp"_s, 5080, u"same"_s, u"INVITE, control"_s),
                             probe(u"tcp"_s, 5060, u"same"_s)};
    };
    const QStringList all{tls, port, u"use_tcp:measured"_s, u"use_ipv6:measured"_s};
    row("below the switch", with(altered(box), everything), QStringList{forMe, byHand} + all);
    row("above everything without a switch", with(altered(fixed), everything),
        all + QStringList{own});
    row("above others at the provider", with(altered(box, Layer::Provider), everything),
        all + QStringList{u"ask_internet_provider:measured"_s});
    row("nothing is altered", with(clean(box), everything), {u"nothing_to_do:measured"_s});
    row("encrypted", with(altered(fixed), [](Case &s) { s.path->tls = goodTls(); }), {tls, own});
    row("a stranger's certificate",
        with(altered(fixed),
             [](Case &s) {
                 s.path->tls = goodTls();
                 s.path->tls->certificateFits = false;
             }),
        {own});
    row("no handshake",
        with(altered(fixed),
             [](Case &s) {
                 s.path->tls = goodTls();
                 s.path->tls->handshake = false;
             }),
        {own});
    row("encrypted, but silent: after what is sure",
        with(altered(fixed),
             [](Case &s) {
                 s.path->tls = goodTls();
                 s.path->tls->answersSip = false;
                 s.path->ipv6 = goodIpv6();
             }),
        {u"use_ipv6:measured"_s, u"use_tls:worth_a_try"_s, own});
    row("another port", with(altered(fixed), goodPort), {port, own});
    row("a port that answers, unmeasured",
        with(altered(fixed), [](Case &s) { s.path->otherPorts = {port5080()}; }), {own});
    row("a port that is altered too",
        with(altered(fixed),
             [](Case &s) {
                 s.path->otherPorts = {port5080()};
                 s.before->probes +=
                     {probe(u"udp"_s, 5080, u"same"_s), probe(u"udp"_s, 5080, u"altered"_s)};
             }),
        {own});
    row("a clean port that does not answer",
        with(altered(fixed),
             [](Case &s) {
                 s.path->otherPorts = {port5080()};
                 s.path->otherPorts[0].reach = Reach::Silent;
                 s.before->probes += probe(u"udp"_s, 5080, u"same"_s);
             }),
        {own});
    row("clean over another transport",
        with(altered(fixed),
             [](Case &s) {
                 s.path->otherPorts = {port5080(u"tcp"_s)};
                 s.before->probes += probe(u"udp"_s, 5080, u"same"_s);
             }),
        {own});
    row("every port alike",
        with(altered(fixed),
             [](Case &s) {
                 s.before->reason = VerdictReason::ControlDiffersToo;
                 s.path->otherPorts = {port5080()};
                 s.before->probes += probe(u"udp"_s, 5080, u"same"_s);
             }),
        {own});
    row("TCP is altered as well",
        with(altered(fixed),
             [](Case &s) {
                 s.before->probes +=
                     {probe(u"tcp"_s, 5060, u"same"_s), probe(u"tcp"_s, 5060, u"altered"_s)};
             }),
        {own});
    row("TCP only at the other port",
        with(altered(fixed),
             [](Case &s) {
                 s.before->probes += probe(u"tcp"_s, 5080, u"same"_s, u"INVITE, control"_s);
             }),
        {own});
    row("TCP loses a message",
        with(altered(fixed),
             [](Case &s) {
                 s.before->probes +=
                     {probe(u"tcp"_s, 5060, u"same"_s), probe(u"tcp"_s, 5060, u"no answer"_s)};
             }),
        {own});
    row("IPv6 through a translator",
        with(altered(fixed),
             [](Case &s) {
                 s.path->ipv6 = goodIpv6();
                 s.path->ipv6->sameAddressSeen = false;
             }),
        {own});
}

void TestAdvice::theTestToldNothing_data()
{
    columns();
    const QString other = u"another_server:likely"_s;
    Case untested = clean(box);
    untested.before.reset();
    row("no test", untested, {u"test_calls:likely"_s});
    row("silence", unclear(VerdictReason::ServerSilent), {other});
    row("no such name", unclear(VerdictReason::NameNotFound), {other});
    row("not our mirror", unclear(VerdictReason::NotOurMirror), {other});
    row("nothing is translated", unclear(VerdictReason::NoAddressTranslation), {other});
    row("no network", unclear(VerdictReason::NoNetwork), {u"test_again:likely"_s});
    row("through a VPN", unclear(VerdictReason::ThroughTunnel), {u"test_again:likely"_s});
    row("no way round a doubt",
        with(unclear(VerdictReason::ServerSilent), [](Case &s) { s.path->tls = goodTls(); }),
        {other});
    row("no sign", tested(box, Verdict::Clean, VerdictReason::NoSignFound),
        {u"nothing_to_do:likely"_s, u"look_with_account:worth_a_try"_s,
         u"try_mirror:worth_a_try"_s});
    row("no sign, and the account shows none",
        with(tested(box, Verdict::Clean, VerdictReason::NoSignFound),
             [](Case &s) { s.account = AccountFinding(); }),
        {u"nothing_to_do:likely"_s, u"try_mirror:worth_a_try"_s});
}

void TestAdvice::betterCalls_data()
{
    columns();
    const QString nothing = u"nothing_to_do:measured"_s;
    const QString improve = u"improve_line:measured"_s;
    row("clean", clean(box), {nothing});
    row("clean, all is well",
        with(clean(box),
             [](Case &s) {
                 s.path->voice = goodVoice();
                 s.path->lifetime = {180, 0};
                 s.path->nat = {NatDependence::EndpointIndependent, {}, true, {}, {}};
             }),
        {nothing});
    row("forgetful",
        with(clean(box),
             [](Case &s) {
                 s.path->lifetime = {27, 30};
             }),
        {u"shorter_keep_alive:measured"_s});
    row("too forgetful for any phone",
        with(clean(box),
             [](Case &s) {
                 s.path->lifetime = {0, 3};
             }),
        {nothing});
    row("STUN is misled",
        with(clean(box),
             [](Case &s) {
                 s.path->nat = {NatDependence::AddressAndPort, {}, true, {}, {}};
             }),
        {u"switch_off_stun:measured"_s});
    row("lossy",
        with(clean(box),
             [](Case &s) {
                 s.path->voice = goodVoice();
                 s.path->voice->lossPercent = 1;
             }),
        {improve});
    row("slow",
        with(clean(box),
             [](Case &s) {
                 s.path->voice = goodVoice();
                 s.path->voice->medianMs = 301;
             }),
        {improve});
    row("altered and lossy", with(altered(box), [](Case &s) { s.path->voice = fullPath().voice; }),
        {forMe, byHand, improve});
    row("no sign and lossy",
        with(tested(box, Verdict::Clean, VerdictReason::NoSignFound),
             [](Case &s) { s.path->voice = fullPath().voice; }),
        {improve, u"look_with_account:worth_a_try"_s, u"try_mirror:worth_a_try"_s});
}

void TestAdvice::afterAChange_data()
{
    columns();
    Case said = switchedOff(Verdict::Clean);
    said.proof = Proof{true, true, false, true};
    row("off: restart the phone", switchedOff(Verdict::Clean), {u"restart_phone:likely"_s});
    row("off, and calls work", said, {u"nothing_to_do:measured"_s});
    row("off, but still altered",
        with(switchedOff(Verdict::Altered), [](Case &s) { s.path->tls = goodTls(); }),
        {u"restart_phone:worth_a_try"_s, u"use_tls:measured"_s});
    Case waits = switchedOff(Verdict::Altered);
    waits.change->outcome = ChangeOutcome::RestartNeeded;
    row("waits for a restart", waits, {u"restart_phone:measured"_s});
    Case putBack = switchedOff(Verdict::Clean);
    putBack.change->outcome = ChangeOutcome::PutBack;
    row("put back: as before", putBack, {forMe, byHand});
    Case failed = altered(box);
    failed.change = Change();
    row("the change failed: again", failed, {forMe, byHand});
    Case guided = switchedOff(Verdict::Clean);
    guided.change.reset();
    guided.guided = GuidedChange{box, 6, 6};
    row("off by hand", guided, {u"restart_phone:likely"_s});
    guided.guided->stepsDone = 2;
    guided.after.reset();
    row("given up half way", guided, {forMe, byHand});
}

void TestAdvice::withoutAnything()
{
    QCOMPARE(shortly(adviceFor(newCase(), {})), QStringList{u"test_calls:likely"_s});
}

QTEST_GUILESS_MAIN(TestAdvice)
#include "tst_advice.moc"

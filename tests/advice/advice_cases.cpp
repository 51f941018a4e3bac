#include "advice_cases.h"

#include "flow_fakes.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

Device deviceLike(const Device &box, const QString &id, Switchable how)
{
    Device made = box;
    made.id = id;
    made.recipe.reset();
    made.alg.switchable = how;
    made.alg.byDefault = AlgState::On;
    if (!made.canDisable())
        made.guide.clear();
    return made;
}

Article articleAbout(const QString &id, std::optional<WayRound> way)
{
    Article article;
    article.id = id;
    article.title = id;
    article.about = way;
    return article;
}

} // namespace

KnowledgeBase adviceKnowledge()
{
    Vendor vendor = smallKnowledge()->vendors().first();
    const Device box = vendor.devices.first();
    Device bridge = deviceLike(box, u"maker-bridge"_s, Switchable::No);
    bridge.waysRound = {WayRound::BridgeMode};
    vendor.devices = {box,
                      deviceLike(box, u"maker-hand"_s, Switchable::Web),
                      deviceLike(box, u"maker-fixed"_s, Switchable::No),
                      bridge,
                      deviceLike(box, u"maker-provider"_s, Switchable::ProviderOnly),
                      deviceLike(box, u"maker-none"_s, Switchable::Absent)};
    return KnowledgeBase(Knowledge{{vendor},
                                   {articleAbout(u"way-tls"_s, WayRound::SipOverTls),
                                    articleAbout(u"way-bridge"_s, WayRound::BridgeMode),
                                    articleAbout(u"way-own-router"_s, WayRound::OwnRouter),
                                    articleAbout(u"udp-timeout"_s, std::nullopt)}});
}

Case tested(const QString &device, Verdict verdict, VerdictReason reason)
{
    Case state;
    state.network = oneGateway();
    state.chosenDevice = device;
    state.chosenByPerson = true;
    state.before = Diagnosis();
    state.before->verdict = verdict;
    state.before->reason = reason;
    state.before->server = u"mirror.example:5060"_s;
    return state;
}

Case altered(const QString &device, Layer layer)
{
    Case state = tested(device, Verdict::Altered, VerdictReason::MirrorDiffers);
    state.before->provedByMirror = true;
    state.before->layer = layer;
    state.before->alterations = {{u"Contact"_s, u"<sip:a@192.168.1.20>"_s, u"<sip:a@203.0.113.9>"_s,
                                  true, u"udp 5060 INVITE"_s}};
    state.before->probes = {probe(u"udp"_s, 5060, u"altered"_s)};
    return state;
}

Case givenAway(const QString &device)
{
    Case state = tested(device, Verdict::Altered, VerdictReason::AnswerGivesAway);
    const QString answered = u"answered 200"_s;
    state.before->layer = Layer::HomeRouter;
    state.before->alterations = {
        {u"Via received"_s, u"203.0.113.9"_s, u"192.168.1.20"_s, false, u"udp 5060 OPTIONS"_s},
        {u"From"_s, u"<sip:a@203.0.113.9:40001>"_s, u"<sip:a@192.168.1.20:40001>"_s, false,
         u"udp 5060 P5 bait"_s}};
    for (const QString &name : {u"OPTIONS"_s, u"P1 named Via"_s, u"P5 bait"_s})
        state.before->probes +=
            {probe(u"udp"_s, 5060, answered, name), probe(u"tcp"_s, 5060, answered, name),
             probe(u"udp"_s, 5080, answered, name + u", control"_s)};
    state.before->probes += {probe(u"udp"_s, 5060, answered, u"P4 Via trap"_s),
                             probe(u"udp"_s, 5080, answered, u"P4 Via trap, control"_s),
                             probe(u"tcp"_s, 5060, u"not sent"_s, u"P3 port-less"_s),
                             probe(u"udp"_s, 5062, u"no answer"_s, u"OPTIONS, control"_s)};
    return state;
}

Case blocked(const QString &device)
{
    return tested(device, Verdict::Blocked, VerdictReason::SilentWhereControlIsNot);
}

Case clean(const QString &device)
{
    Case state = tested(device, Verdict::Clean, VerdictReason::MirrorUnchanged);
    state.before->provedByMirror = true;
    return state;
}

Case unclear(VerdictReason reason)
{
    return tested(u"maker-box"_s, Verdict::Inconclusive, reason);
}

ProbeRecord probe(const QString &transport, int port, const QString &outcome, const QString &name)
{
    ProbeRecord made;
    made.name = name;
    made.transport = transport;
    made.target = u"203.0.113.2:%1"_s.arg(port);
    made.outcome = outcome;
    made.packets = 1;
    return made;
}

Case with(Case state, Edit edit)
{
    if (!state.path)
        state.path = PathReport();
    edit(state);
    return state;
}

PortFinding port5080(const QString &transport)
{
    return {u"sip.example.com:5080"_s, transport, Reach::Answered, 21};
}

TlsFinding goodTls()
{
    TlsFinding tls = *fullPath().tls;
    tls.certificateFlaws.clear();
    return tls;
}

Ipv6Finding goodIpv6()
{
    return {true, Reach::Answered, true, u"[2001:db8:5::2]:5060"_s};
}

VoiceFinding goodVoice()
{
    return {500, 500, 20, {}, 0, 1.2, 21, 40, 4.3};
}

QStringList shortly(const QList<Advice> &list)
{
    QStringList names;
    for (const Advice &advice : list)
        names.append(adviceKindName(advice.kind) + u':' + surenessName(advice.sureness));
    return names;
}

} // namespace ringthrough

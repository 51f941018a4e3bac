#include "sip_judgement.h"

#include "sip_culprit.h"
#include "sip_difference.h"
#include "sip_hints.h"
#include "sip_signs.h"
#include "sip_troubles.h"

#include <QCryptographicHash>

#include <algorithm>

namespace ringthrough {

namespace {

// What one transport alone says.
struct WireFinding
{
    bool reached = false; ///< something can be said about it
    Verdict verdict = Verdict::Inconclusive;
    VerdictReason reason = VerdictReason::ServerSilent;
    QList<Alteration> alterations;
    HowSure certainty = HowSure::Certain;
};

bool isMain(const ProbeResult &result)
{
    return result.plan.way == Way::Main;
}

// What only shows which troubles an ALG causes, or what only a change of its answer would show.
bool isExtra(ProbeKind kind)
{
    switch (kind) {
    case ProbeKind::InviteNoLength:
    case ProbeKind::InviteNameInOrigin:
    case ProbeKind::InviteThatDies:
    case ProbeKind::InviteSameSpeech:
    case ProbeKind::LongOptions:
        return true;
    default:
        return false;
    }
}

bool isBait(ProbeKind kind)
{
    return kind == ProbeKind::Bait || kind == ProbeKind::SwappedBait;
}

// Nobody can have read it on the way, so what arrives over TLS is a control for every other way.
bool isForJudgesOf(const ProbeResult &result, Wire wire)
{
    return result.plan.wire == wire || result.plan.wire == Wire::Tls;
}

Alteration lostMessage(const ProbeResult &result)
{
    return {QStringLiteral("Whole message"),
            QString::fromUtf8(result.sent),
            {},
            true,
            flowName(result.plan)};
}

class WireJudge
{
public:
    WireJudge(const ProbeResults &results, Wire wire, const OwnLink &link) : m_link(link)
    {
        for (const ProbeResult &result : results)
            if (isForJudgesOf(result, wire) && !isExtra(result.plan.kind))
                m_results.append(result);
        m_wire = wire;
    }

    WireFinding run()
    {
        const ProbeResult *first = answeredProbe(m_results, ProbeKind::Options, m_wire, Way::Main);
        m_finding.reached = first != nullptr;
        SipEcho echo;
        if (!first)
            judgeSilence();
        else if (const ProbeResult *old =
                     answeredProbe(m_results, ProbeKind::OldMirrorInvite, m_wire, Way::Main))
            judgeOldMirror(*old);
        else if (echoOf(*first, &echo) == EchoKind::Ordinary)
            judgeServer(*first);
        else
            judgeMirror();
        return m_finding;
    }

private:
    void conclude(Verdict verdict, VerdictReason reason)
    {
        m_finding.verdict = verdict;
        m_finding.reason = reason;
    }

    // Elsewhere, and after it was lost: a server that has had enough of us answers nowhere any
    // more.
    bool answeredElsewhere(const ProbeResult &lost) const
    {
        const auto at = std::find_if(m_results.begin(), m_results.end(), [&](const auto &one) {
            return one.place.nonce == lost.place.nonce;
        });
        return std::any_of(at, m_results.end(), [&](const ProbeResult &other) {
            const bool otherFlow = !isMain(other) || other.plan.localPort != lost.plan.localPort;
            return otherFlow && other.delivery == Delivery::Answered &&
                   other.plan.kind == lost.plan.kind && isComparable(lost, other);
        });
    }

    // Many a provider takes TLS and nothing else, and many a network no UDP at all; only of a
    // mirror it is known that it takes TCP as well.
    static bool isComparable(const ProbeResult &lost, const ProbeResult &other)
    {
        SipEcho echo;
        return other.plan.wire != Wire::Tls ||
               (lost.plan.wire == Wire::Tcp && echoOf(other, &echo) == EchoKind::Ours);
    }

    void judgeSilence()
    {
        for (const ProbeResult &result : std::as_const(m_results)) {
            if (!isMain(result) || result.delivery != Delivery::Silent ||
                !answeredElsewhere(result))
                continue;
            m_finding.reached = true;
            return conclude(Verdict::Blocked, VerdictReason::SilentWhereControlIsNot);
        }
    }

    void judgeMirror()
    {
        bool strange = false;
        bool silent = !askedEverything();
        QList<Alteration> lost;
        for (const ProbeResult &result : std::as_const(m_results)) {
            if (!isMain(result))
                continue;
            SipEcho echo;
            if (result.delivery == Delivery::Answered)
                strange = strange || echoOf(result, &echo) != EchoKind::Ours;
            else if (result.delivery == Delivery::Silent && answeredElsewhere(result))
                lost.append(lostMessage(result));
            else if (!isBait(result.plan.kind) &&
                     (result.plan.localPort == 0 || result.delivery != Delivery::NotSent))
                silent = true;
            m_finding.alterations += mirroredDifferences(result);
        }
        const QList<Alteration> bait = mirrorBaitSigns(m_results, m_wire);
        if (m_finding.alterations.isEmpty() && !bait.isEmpty())
            conclude(Verdict::Altered, VerdictReason::AnswerGivesAway);
        else if (!m_finding.alterations.isEmpty())
            conclude(Verdict::Altered, controlDiffersToo() ? VerdictReason::ControlDiffersToo
                                                           : VerdictReason::MirrorDiffers);
        else if (!lost.isEmpty())
            conclude(Verdict::Blocked, VerdictReason::SilentWhereControlIsNot);
        else if (strange)
            conclude(Verdict::Inconclusive, VerdictReason::NotOurMirror);
        else if (silent)
            conclude(Verdict::Inconclusive, VerdictReason::ServerSilent);
        else if (mirrorSeesOurAddress())
            conclude(Verdict::Inconclusive, VerdictReason::NoAddressTranslation);
        else
            conclude(Verdict::Clean, VerdictReason::MirrorUnchanged);
        m_finding.alterations += bait + lost;
    }

    bool askedEverything() const
    {
        const auto asked = [&](ProbeKind kind) {
            return std::any_of(m_results.begin(), m_results.end(), [&](const ProbeResult &result) {
                return isMain(result) && result.plan.kind == kind;
            });
        };
        return asked(ProbeKind::Options) && asked(ProbeKind::Register) && asked(ProbeKind::Invite);
    }

    // Every part that is altered on the way to the usual port is altered on the other one as well.
    bool controlDiffersToo() const
    {
        QStringList onControl;
        bool compared = false;
        for (const ProbeResult &result : m_results) {
            SipEcho echo;
            compared = compared || (!isMain(result) && echoOf(result, &echo) == EchoKind::Ours);
            if (!isMain(result))
                for (const Alteration &one : mirroredDifferences(result))
                    onControl.append(one.part);
        }
        return compared &&
               std::all_of(m_finding.alterations.begin(), m_finding.alterations.end(),
                           [&](const Alteration &one) { return onControl.contains(one.part); });
    }

    // On loopback there is never a router in between, and what stands there is there for practice.
    bool mirrorSeesOurAddress() const
    {
        return std::any_of(m_results.begin(), m_results.end(), [](const ProbeResult &result) {
            SipEcho echo;
            return isMain(result) && !result.place.own.isLoopback() &&
                   echoOf(result, &echo) == EchoKind::Ours &&
                   sameAddress(echo.source, result.place.own);
        });
    }

    // It takes nothing but INVITE, which says everything that the other methods say.
    void judgeOldMirror(const ProbeResult &result)
    {
        SipEcho echo;
        m_finding.alterations = mirroredDifferences(result);
        if (echoOf(result, &echo) != EchoKind::Ours)
            conclude(Verdict::Inconclusive, VerdictReason::NotOurMirror);
        else if (!m_finding.alterations.isEmpty())
            conclude(Verdict::Altered, VerdictReason::MirrorDiffers);
        else if (mirrorSeesOurAddress())
            conclude(Verdict::Inconclusive, VerdictReason::NoAddressTranslation);
        else
            conclude(Verdict::Clean, VerdictReason::MirrorUnchanged);
    }

    void judgeServer(const ProbeResult &first)
    {
        const Signs signs = signsIn(m_results, m_wire);
        m_finding.alterations = signs.certain;
        if (!signs.certain.isEmpty()) {
            conclude(Verdict::Altered, VerdictReason::AnswerGivesAway);
            m_finding.alterations += signsIn(m_results, m_wire, Way::Control).certain;
        } else if (signs.untranslated || isNear(first, signs))
            conclude(Verdict::Inconclusive, VerdictReason::NoAddressTranslation);
        else if (m_wire != Wire::Udp || !judgeHints())
            if (toldSomething(signs))
                conclude(Verdict::Clean, VerdictReason::NoSignFound);
    }

    bool judgeHints()
    {
        const Hints hints = hintsIn(m_results);
        if (hints.oddMessagesLost) {
            conclude(Verdict::Altered, VerdictReason::OddMessagesLost);
            m_finding.certainty = HowSure::Likely;
            for (const ProbeResult &result : std::as_const(m_results))
                if (isMain(result) && hasOffer(result.plan.kind) &&
                    result.delivery == Delivery::Silent)
                    m_finding.alterations.append(lostMessage(result));
            return true;
        }
        if (!hints.proxyBetween && !hints.receivedMissing)
            return false;
        conclude(Verdict::Inconclusive, VerdictReason::HintOnly);
        return true;
    }

    bool isNear(const ProbeResult &first, const Signs &signs) const
    {
        const bool ownIsPublic = !isPrivateAddress(first.place.own);
        return !signs.outside && (ownIsPublic || m_link.sameNetwork);
    }

    // A server that answers and then says nothing to any probe that could have shown a sign has not
    // told us anything.
    bool toldSomething(const Signs &signs) const
    {
        return signs.outside || answeredProbe(m_results, ProbeKind::ViaTrap, m_wire, Way::Main) ||
               answeredProbe(m_results, ProbeKind::PortLess, m_wire, Way::Main);
    }

    ProbeResults m_results;
    Wire m_wire = Wire::Udp;
    const OwnLink &m_link;
    WireFinding m_finding;
};

// Which of two transports' findings the person has to hear about. The ways of not knowing count
// more than "clean", for clean is a promise.
int weight(const WireFinding &finding)
{
    switch (finding.verdict) {
    case Verdict::Altered:
        return finding.reason == VerdictReason::ControlDiffersToo ? 5 : 6;
    case Verdict::Blocked:
        return 4;
    case Verdict::Inconclusive:
        return 3;
    case Verdict::Clean:
        return finding.reason == VerdictReason::NoSignFound ? 2 : 1;
    }
    Q_UNREACHABLE();
    return 0;
}

// Of a long message only its digest came back: it tells whether something is different, not what.
QList<Alteration> digestDifference(const ProbeResult &result, const SipEcho &echo)
{
    const QByteArray digest =
        QCryptographicHash::hash(result.sent, QCryptographicHash::Sha256).toHex();
    if (digest == echo.sha256.toLower())
        return {};
    return {{QStringLiteral("Message"), QStringLiteral("%1 bytes").arg(result.sent.size()),
             QStringLiteral("%1 bytes").arg(echo.length), false, flowName(result.plan)}};
}

QHostAddress ownAddress(const ProbeResults &results)
{
    const auto known = std::find_if(results.begin(), results.end(), [](const ProbeResult &result) {
        return !result.place.own.isNull();
    });
    return known == results.end() ? QHostAddress() : known->place.own;
}

QString transportName(const WireFinding &udp, const WireFinding &tcp)
{
    if (udp.reached && tcp.reached)
        return QStringLiteral("both");
    return tcp.reached ? wireName(Wire::Tcp) : wireName(Wire::Udp);
}

} // namespace

EchoKind echoOf(const ProbeResult &result, SipEcho *echo)
{
    if (result.delivery != Delivery::Answered)
        return EchoKind::Ordinary;
    if (result.plan.kind == ProbeKind::OldMirrorInvite)
        return readOldEcho(result.provisional, result.answer, result.place.nonce, echo);
    return readEcho(result.answer, result.place.nonce, echo);
}

QList<Alteration> mirroredDifferences(const ProbeResult &result)
{
    SipEcho echo;
    if (isExtra(result.plan.kind) || echoOf(result, &echo) != EchoKind::Ours)
        return {};
    if (echo.message.isEmpty())
        return digestDifference(result, echo);
    return differences(result.sent, echo.message, flowName(result.plan));
}

Diagnosis judge(const ProbeResults &results, const OwnLink &link)
{
    const WireFinding udp = WireJudge(results, Wire::Udp, link).run();
    const WireFinding tcp = WireJudge(results, Wire::Tcp, link).run();
    const bool tcpLeads = tcp.reached && (!udp.reached || weight(tcp) > weight(udp));
    const WireFinding &leading = tcpLeads ? tcp : udp;
    Diagnosis diagnosis;
    diagnosis.verdict = leading.verdict;
    diagnosis.reason = leading.reason;
    diagnosis.provedByMirror = leading.reason == VerdictReason::MirrorUnchanged ||
                               leading.reason == VerdictReason::MirrorDiffers ||
                               leading.reason == VerdictReason::ControlDiffersToo;
    diagnosis.certainty = leading.certainty;
    diagnosis.alterations = udp.alterations + tcp.alterations;
    if (diagnosis.verdict == Verdict::Altered) {
        diagnosis.layer = layerOf(diagnosis.alterations, ownAddress(results));
        diagnosis.algKind = algKindOf(diagnosis.alterations, results);
        diagnosis.troubles = troublesIn(results);
    }
    diagnosis.transport = transportName(udp, tcp);
    for (const ProbeResult &result : results)
        diagnosis.probes.append(probeRecord(result));
    return diagnosis;
}

void proveAltered(Diagnosis &diagnosis, VerdictReason reason)
{
    if (diagnosis.verdict == Verdict::Altered && diagnosis.certainty == HowSure::Certain)
        return;
    diagnosis.verdict = Verdict::Altered;
    diagnosis.reason = reason;
    diagnosis.certainty = HowSure::Certain;
}

} // namespace ringthrough

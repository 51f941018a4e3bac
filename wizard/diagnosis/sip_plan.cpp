#include "sip_plan.h"

#include "own_link.h"
#include "sip_hints.h"
#include "sip_judgement.h"
#include "sip_losses.h"
#include "sip_signs.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr quint16 phonePort = 5060;
constexpr quint16 tlsPort = 5061;
constexpr int mostSilences = 2;

// Ports beside 5060 where providers are known to answer, tried when the profile names none.
constexpr quint16 usualControlPorts[] = {5080, 5062, 5160};

class Planner
{
public:
    Planner(const SipTestOptions &options, const ProbeResults &soFar)
        : m_options(options), m_soFar(soFar)
    {
    }

    QList<ProbePlan> run()
    {
        if (m_soFar.isEmpty())
            contact();
        else
            for (const Wire wire : {Wire::Udp, Wire::Tcp})
                confirmLosses(wire);
        if (m_plans.isEmpty() && !m_soFar.isEmpty())
            for (const Wire wire : {Wire::Udp, Wire::Tcp})
                goOn(wire);
        return m_plans;
    }

private:
    bool wants(Wire wire) const
    {
        return m_options.transports == SipTransports::Both ||
               (m_options.transports == SipTransports::Udp) == (wire == Wire::Udp);
    }

    ProbePlan plan(ProbeKind kind, Wire wire, Way way = Way::Main) const
    {
        ProbePlan made;
        made.kind = kind;
        made.wire = wire;
        made.way = way;
        made.port = way == Way::Main ? m_options.target.port : controlPort();
        return made;
    }

    void contact()
    {
        for (const Wire wire : {Wire::Udp, Wire::Tcp}) {
            if (!wants(wire))
                continue;
            m_plans.append(plan(ProbeKind::Options, wire));
            contactControl(wire);
        }
        contactOverTls();
        if (m_options.localPort != 0 && wants(Wire::Udp))
            fromPhonePort(ProbeKind::Options, m_options.localPort);
    }

    void contactControl(Wire wire)
    {
        if (m_options.target.controlPort != 0) {
            m_plans.append(plan(ProbeKind::Options, wire, Way::Control));
            return;
        }
        // Over TCP as well, each guess would cost a connection: only when there is no UDP to learn
        // from.
        if (wire == Wire::Tcp && wants(Wire::Udp))
            return;
        for (const quint16 port : usualControlPorts) {
            ProbePlan guess = plan(ProbeKind::Options, wire, Way::Control);
            guess.port = port;
            guess.patient = false;
            if (port != m_options.target.port)
                m_plans.append(guess);
        }
    }

    // What nobody on the way can read arrives as it was sent. Not every server speaks TLS.
    void contactOverTls()
    {
        ProbePlan made = plan(ProbeKind::Options, Wire::Tls, Way::Control);
        made.port = m_options.target.tlsPort != 0 ? m_options.target.tlsPort : tlsPort;
        made.patient = false;
        m_plans.append(made);
    }

    // The port that was given, or the first guess that was answered.
    quint16 controlPort() const
    {
        for (const ProbeResult &result : m_soFar)
            if (result.plan.way == Way::Control && result.plan.wire != Wire::Tls &&
                result.delivery == Delivery::Answered)
                return result.plan.port;
        return m_options.target.controlPort;
    }

    // What was lost on the main port says something only if the control port still answers: a
    // server may have had enough of us. So it is asked once more.
    void confirmLosses(Wire wire)
    {
        const ProbeResult *lost = unconfirmedLoss(m_soFar, wire, controlPort() != 0);
        if (lost)
            m_plans.append(
                plan(lost->plan.kind, wire, lost->plan.localPort != 0 ? Way::Main : Way::Control));
    }

    bool asked(ProbeKind kind, Wire wire, Way way = Way::Main) const
    {
        return std::any_of(m_soFar.begin(), m_soFar.end(), [&](const ProbeResult &result) {
            return result.plan.kind == kind && result.plan.wire == wire && result.plan.way == way &&
                   result.plan.localPort == 0;
        });
    }

    const ProbeResult *fromPort(ProbeKind kind, Wire wire) const
    {
        const auto found =
            std::find_if(m_soFar.begin(), m_soFar.end(), [&](const ProbeResult &result) {
                return result.plan.kind == kind && result.plan.wire == wire &&
                       result.plan.localPort != 0;
            });
        return found == m_soFar.end() ? nullptr : &*found;
    }

    EchoKind echoKind(Wire wire, Way way) const
    {
        const ProbeResult *result = answeredProbe(m_soFar, ProbeKind::Options, wire, way);
        SipEcho echo;
        return result ? echoOf(*result, &echo) : EchoKind::Ordinary;
    }

    void goOn(Wire wire)
    {
        if (!answeredProbe(m_soFar, ProbeKind::Options, wire, Way::Main))
            return;
        if (wire == Wire::Tcp && controlPort() != 0 &&
            !asked(ProbeKind::Options, wire, Way::Control))
            m_plans.append(plan(ProbeKind::Options, wire, Way::Control));
        const EchoKind kind = echoKind(wire, Way::Main);
        if (kind == EchoKind::Ours)
            askMirror(wire);
        else if (kind == EchoKind::Ordinary)
            askServer(wire);
    }

    void askMirror(Wire wire)
    {
        for (const Way way : {Way::Main, Way::Control})
            for (const ProbeKind kind : {ProbeKind::Register, ProbeKind::Invite})
                if (echoKind(wire, way) == EchoKind::Ours && !asked(kind, wire, way))
                    m_plans.append(plan(kind, wire, way));
        if (const auto outside = outsideOfMirror(wire); outside && !asked(ProbeKind::Bait, wire))
            bait(plan(ProbeKind::Bait, wire), *outside, ProbeKind::Options);
        if (wire != Wire::Udp)
            return;
        askMirrorOverTls();
        if (!m_plans.isEmpty())
            return;
        if (isAlteredAtMirror())
            askForTroubles();
        else
            askMirrorFromPhonePort();
    }

    void askMirrorOverTls()
    {
        const ProbeResult *first =
            answeredProbe(m_soFar, ProbeKind::Options, Wire::Tls, Way::Control);
        for (const ProbeKind kind : {ProbeKind::Register, ProbeKind::Invite}) {
            if (!first || asked(kind, Wire::Tls, Way::Control))
                continue;
            ProbePlan made = first->plan;
            made.kind = kind;
            made.sameFlow = first->place.nonce;
            m_plans.append(made);
            return;
        }
    }

    // What we look like from outside, where that is not what we are.
    std::optional<SipHost> outsideOfMirror(Wire wire) const
    {
        const ProbeResult *first = answeredProbe(m_soFar, ProbeKind::Options, wire, Way::Main);
        SipEcho echo;
        if (!first || echoOf(*first, &echo) != EchoKind::Ours ||
            sameAddress(echo.source, first->place.own))
            return std::nullopt;
        return SipHost{sipLiteral(echo.source), echo.sourcePort};
    }

    bool isAlteredAtMirror() const
    {
        return std::any_of(m_soFar.begin(), m_soFar.end(), [](const auto &result) {
            return result.plan.localPort == 0 && result.plan.way == Way::Main &&
                   !mirroredDifferences(result).isEmpty();
        });
    }

    // Which everyday troubles the ALG causes. A message that is lost proves something only where
    // the same one gets through elsewhere.
    void askForTroubles()
    {
        if (asked(ProbeKind::InviteThatDies, Wire::Udp) || controlPort() == 0)
            return askFromGivenPort();
        const quint16 speech = speechPort();
        for (const ProbeKind kind :
             {ProbeKind::InviteThatDies, ProbeKind::InviteNoLength, ProbeKind::InviteNameInOrigin,
              ProbeKind::LongOptions, ProbeKind::InviteSameSpeech}) {
            m_plans.append(plan(kind, Wire::Udp));
            m_plans.last().rtpPort = speech;
        }
        for (const ProbeKind kind : {ProbeKind::InviteNoLength, ProbeKind::InviteNameInOrigin,
                                     ProbeKind::LongOptions, ProbeKind::InviteSameSpeech}) {
            m_plans.append(plan(kind, Wire::Udp, Way::Control));
            m_plans.last().rtpPort = speech;
        }
    }

    // Nobody else's, as far as chance can tell; even, as RTP wants it.
    quint16 speechPort() const
    {
        const ProbeResult *first = answeredProbe(m_soFar, ProbeKind::Options, Wire::Udp, Way::Main);
        return static_cast<quint16>(16384 +
                                    first->place.nonce.left(4).toUInt(nullptr, 16) % 8192 * 2);
    }

    void askFromGivenPort()
    {
        if (m_options.localPort != 0)
            askMirrorFromPhonePort();
    }

    // Routers go on treating an old flow as they began it, so the port that phones use is only
    // tried where everything else is clean: a flow that was altered would still be so after the
    // change.
    void askMirrorFromPhonePort()
    {
        const quint16 port = m_options.localPort != 0 ? m_options.localPort : phonePort;
        for (const ProbeKind kind : {ProbeKind::Options, ProbeKind::Register, ProbeKind::Invite}) {
            const ProbeResult *before = fromPort(kind, Wire::Udp);
            if (!before)
                return fromPhonePort(kind, port);
            if (before->delivery == Delivery::NotSent)
                return;
        }
    }

    void fromPhonePort(ProbeKind kind, quint16 port)
    {
        ProbePlan made = plan(kind, Wire::Udp);
        made.localPort = port;
        if (const ProbeResult *first = fromPort(ProbeKind::Options, Wire::Udp))
            made.sameFlow = first->place.nonce;
        m_plans.append(made);
    }

    int silences(Wire wire) const
    {
        return static_cast<int>(
            std::count_if(m_soFar.begin(), m_soFar.end(), [&](const ProbeResult &result) {
                return result.plan.wire == wire && result.plan.way == Way::Main &&
                       !hasOffer(result.plan.kind) && result.delivery == Delivery::Silent;
            }));
    }

    void askServer(Wire wire)
    {
        if (silences(wire) >= mostSilences)
            return;
        if (isOldMirror(
                parseSip(answeredProbe(m_soFar, ProbeKind::Options, wire, Way::Main)->answer)
                    .value_or(SipText()))) {
            if (!asked(ProbeKind::OldMirrorInvite, wire))
                m_plans.append(plan(ProbeKind::OldMirrorInvite, wire));
            return;
        }
        if (!askForSigns(wire, Way::Main))
            return;
        const Signs signs = signsIn(m_soFar, wire);
        if (!signs.certain.isEmpty())
            askControl(wire);
        else if (!signs.untranslated)
            lookCloser(wire, signs);
    }

    // Whether that port is a way round.
    void askControl(Wire wire)
    {
        if (answeredProbe(m_soFar, ProbeKind::Options, wire, Way::Control))
            askForSigns(wire, Way::Control);
    }

    // Whether all of it was asked by now.
    bool askForSigns(Wire wire, Way way)
    {
        if (!asked(ProbeKind::NamedVia, wire, way)) {
            m_plans.append(plan(ProbeKind::NamedVia, wire, way));
            if (wire == Wire::Udp)
                m_plans.append(plan(ProbeKind::ViaTrap, wire, way));
            return false;
        }
        const Signs signs = signsIn(m_soFar, wire, way);
        const ProbeKind kind = signs.baitInDoubt ? ProbeKind::SwappedBait : ProbeKind::Bait;
        // Where nothing is translated an ALG has nothing to do, and nothing more can be learnt.
        if (signs.untranslated || !signs.outside || asked(kind, wire, way))
            return true;
        bait(plan(kind, wire, way), *signs.outside, ProbeKind::NamedVia);
        return false;
    }

    void lookCloser(Wire wire, const Signs &signs)
    {
        const qsizetype before = m_plans.size();
        portLess(wire, signs);
        if (wire == Wire::Udp && m_plans.size() == before)
            oddities();
    }

    // What an ALG that only looks into session descriptions gives away, and a proxy.
    void oddities()
    {
        static const QList<ProbeKind> kinds{ProbeKind::Update, ProbeKind::UpdateNoLength,
                                            ProbeKind::UpdateNameInOrigin, ProbeKind::LastHop};
        if (!asked(ProbeKind::Update, Wire::Udp)) {
            for (const ProbeKind kind : kinds)
                m_plans.append(plan(kind, Wire::Udp));
            return;
        }
        if (controlPort() == 0)
            return;
        for (const ProbeKind kind : kinds)
            if (needsControl(m_soFar, kind) && !asked(kind, Wire::Udp, Way::Control))
                m_plans.append(plan(kind, Wire::Udp, Way::Control));
    }

    // `on` is the probe whose flow is used again: the port outside belongs to that flow alone.
    void bait(ProbePlan made, const SipHost &outside, ProbeKind on)
    {
        made.outside = outside;
        made.sameFlow = answeredProbe(m_soFar, on, made.wire, made.way)->place.nonce;
        m_plans.append(made);
    }

    // A missing port means 5060, so this works from that port only.
    void portLess(Wire wire, const Signs &signs)
    {
        if (m_options.localPort != 0 && m_options.localPort != phonePort)
            return;
        const ProbeResult *first = fromPort(ProbeKind::PortLess, wire);
        ProbePlan made = plan(ProbeKind::PortLess, wire);
        made.localPort = phonePort;
        if (first) {
            if (!signs.portLessInDoubt || fromPort(ProbeKind::SwappedPortLess, wire))
                return;
            made.kind = ProbeKind::SwappedPortLess;
            made.sameFlow = first->place.nonce;
        }
        m_plans.append(made);
    }

    const SipTestOptions &m_options;
    const ProbeResults &m_soFar;
    QList<ProbePlan> m_plans;
};

} // namespace

QList<ProbePlan> nextProbes(const SipTestOptions &options, const ProbeResults &soFar)
{
    return Planner(options, soFar).run();
}

} // namespace ringthrough

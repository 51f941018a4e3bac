#include "advice.h"

#include "advice_proof.h"
#include "advice_words.h"
#include "change_words.h"
#include "finding_limits.h"
#include "guide_words.h"
#include "offer.h"
#include "path_words.h"

#include <algorithm>
#include <tuple>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

// What has to come first, then the router, ways round it, what others do, what makes calls better.
int groupOf(AdviceKind kind)
{
    if (kind <= AdviceKind::NameRouter)
        return 0;
    if (kind <= AdviceKind::SwitchOffByHand)
        return 1;
    if (kind <= AdviceKind::UseIpv6)
        return 2;
    return kind <= AdviceKind::OwnRouter ? 3 : 4;
}

bool comesBefore(const Advice &one, const Advice &other)
{
    const auto key = [](const Advice &advice) {
        return std::tuple(groupOf(advice.kind), advice.sureness, advice.kind);
    };
    return key(one) < key(other);
}

template <typename CleanWay>
Sureness surenessOf(const CleanWay &way)
{
    return way.byMirror ? Sureness::Measured : Sureness::Likely;
}

/// Collects what the case speaks for, one rule a function.
class Adviser
{
public:
    explicit Adviser(const Situation &now) : m_now(now), m_state(now.state()) {}

    QList<Advice> run()
    {
        restart();
        nextTest();
        router();
        waysRound();
        others();
        betterCalls();
        if (m_list.isEmpty())
            nothing();
        proof();
        std::stable_sort(m_list.begin(), m_list.end(), comesBefore);
        return m_list;
    }

private:
    Advice &add(AdviceKind kind, Sureness sureness, const QString &proof)
    {
        Advice advice;
        advice.kind = kind;
        advice.sureness = sureness;
        advice.title = adviceTitle(kind);
        advice.why = adviceWhy(kind, sureness);
        advice.proof = proof;
        advice.how = adviceHow(kind);
        m_list.append(advice);
        return m_list.last();
    }

    Advice &addWay(AdviceKind kind, Sureness sureness, const QString &proof, WayRound way)
    {
        Advice &advice = add(kind, sureness, proof);
        if (const Article *article = m_now.base().articleAbout(way))
            advice.article = article->id;
        return advice;
    }

    QString known(const QString &articleId) const
    {
        return m_now.base().article(articleId) ? articleId : QString();
    }

    void restart()
    {
        const bool waits =
            m_state.change && m_state.change->outcome == ChangeOutcome::RestartNeeded;
        const bool saidYes = m_state.proof && m_state.proof->personSaidYes;
        if (waits)
            add(AdviceKind::RestartPhone, Sureness::Measured, wordsForPerson(*m_state.change));
        else if (m_now.wasSwitchedOff() && m_state.after && !saidYes && !m_now.isBlocked())
            add(AdviceKind::RestartPhone,
                m_now.verdict() == Verdict::Clean ? Sureness::Likely : Sureness::WorthATry,
                wordsForPerson(m_state.after->reason));
        else
            return;
        m_list.last().article = known(u"after-the-change"_s);
    }

    void nextTest()
    {
        if (!m_now.now()) {
            add(AdviceKind::TestCalls, Sureness::Likely, proofOfDoubt(m_now)).place =
                AdvicePlace::Test;
            return;
        }
        if (m_now.verdict() != Verdict::Inconclusive)
            return;
        const VerdictReason reason = m_now.now()->reason;
        const bool here =
            reason == VerdictReason::NoNetwork || reason == VerdictReason::ThroughTunnel;
        Advice &advice = add(here ? AdviceKind::TestAgain : AdviceKind::AnotherServer,
                             Sureness::Likely, proofOfDoubt(m_now));
        advice.how = nextStepAfter(reason);
        advice.place = AdvicePlace::Test;
    }

    // That it is the router is sure only when the test has seen where it happens.
    Sureness sureOfRouter() const
    {
        if (m_now.isBlocked())
            return Sureness::WorthATry;
        return m_now.layer() == Layer::HomeRouter ? Sureness::Measured : Sureness::Likely;
    }

    void router()
    {
        if (!m_now.isAffected() || !m_now.isAtHome())
            return;
        if (!m_now.device())
            add(AdviceKind::NameRouter, Sureness::Likely, proofOfTrouble(m_now)).place =
                AdvicePlace::Routers;
        else if (m_now.canSwitchOff())
            switchOff(*m_now.device()->device);
    }

    void switchOff(const Device &device)
    {
        const QString proof = proofOfTrouble(m_now);
        if (!reasonAgainstChange(m_state, m_now.base(), m_state.before.has_value()))
            add(AdviceKind::SwitchOffForMe, sureOfRouter(), proof).place = AdvicePlace::SwitchOff;
        if (device.guide.isEmpty())
            return;
        Advice &byHand = add(AdviceKind::SwitchOffByHand, sureOfRouter(), proof);
        byHand.place = AdvicePlace::Guide;
    }

    void waysRound()
    {
        if (!m_now.isAffected())
            return;
        if (const auto tls = usableTls(m_state)) {
            Advice &advice = addWay(AdviceKind::UseTls,
                                    tls->answersSip ? Sureness::Measured : Sureness::WorthATry,
                                    proofOf(*tls), WayRound::SipOverTls);
            advice.how = advice.how.arg(portOf(tls->place));
        }
        const Diagnosis test = m_now.now() ? *m_now.now() : Diagnosis();
        if (const auto port = cleanPort(m_state, test)) {
            Advice &advice = addWay(AdviceKind::UseOtherPort, surenessOf(*port), proofOf(*port),
                                    WayRound::OtherSipPort);
            advice.how = advice.how.arg(portOf(port->finding.place));
            tellOfBlock(advice);
        }
        if (const auto tcp = cleanTcp(test))
            tellOfBlock(addWay(AdviceKind::UseTcp, surenessOf(*tcp), proofOf(*tcp),
                               WayRound::TcpTransport));
        if (const auto ipv6 = cleanIpv6(m_state))
            addWay(AdviceKind::UseIpv6, Sureness::Measured, proofOf(*ipv6), WayRound::Ipv6);
    }

    void tellOfBlock(Advice &advice) const
    {
        if (m_now.isBlocked())
            advice.why = whyRoundABlock();
    }

    void others()
    {
        if (!m_now.isAffected())
            return;
        secondRouter();
        internetProvider();
        if (m_now.isBlocked())
            add(AdviceKind::CheckFirewall, Sureness::Likely, proofOfTrouble(m_now)).article =
                known(u"firewall-and-spi"_s);
        ownRouter();
    }

    void secondRouter()
    {
        if (m_now.layer() == Layer::SecondRouter)
            add(AdviceKind::LookAtSecondRouter, Sureness::Measured, proofOfTrouble(m_now));
        else if (m_now.layer() == Layer::Unknown &&
                 m_now.translation() == Translation::SecondRouter)
            add(AdviceKind::LookAtSecondRouter, Sureness::WorthATry,
                proofOf(*m_state.path->layers));
        else
            return;
        m_list.last().article = known(u"double-nat"_s);
    }

    void internetProvider()
    {
        const auto &device = m_now.device();
        const bool onlyThey = device && device->device->alg.switchable == Switchable::ProviderOnly;
        const WayRound way = WayRound::AskProvider;
        if (m_now.layer() == Layer::Provider)
            addWay(AdviceKind::AskInternetProvider, Sureness::Measured, proofOfTrouble(m_now), way);
        else if (m_now.isAtHome() && onlyThey)
            addWay(AdviceKind::AskInternetProvider, sureOfRouter(), proofOfRouter(*device), way);
        else if (m_now.layer() == Layer::Unknown && m_now.translation() == Translation::Carrier)
            addWay(AdviceKind::AskInternetProvider, Sureness::WorthATry,
                   proofOf(*m_state.path->layers), way);
    }

    QString proofOfRouter(const DeviceRef &router) const
    {
        return proofOfTrouble(m_now) + u' ' + switchableSentence(*router.vendor, *router.device);
    }

    void ownRouter()
    {
        const auto &device = m_now.device();
        if (!device || !m_now.isAtHome() || device->device->canDisable() ||
            device->device->alg.switchable == Switchable::Absent)
            return;
        const bool hasBridge = device->device->waysRound.contains(WayRound::BridgeMode);
        addWay(AdviceKind::OwnRouter, std::max(sureOfRouter(), Sureness::Likely),
               proofOfRouter(*device), hasBridge ? WayRound::BridgeMode : WayRound::OwnRouter);
    }

    void betterCalls()
    {
        if (!m_state.path)
            return;
        const PathReport &path = *m_state.path;
        if (path.lifetime && needsKeepAlive(*path.lifetime)) {
            Advice &advice =
                add(AdviceKind::ShorterKeepAlive, Sureness::Measured, proofOf(*path.lifetime));
            advice.how = advice.how.arg(keepAliveSeconds(*path.lifetime));
            advice.article = known(u"udp-timeout"_s);
        }
        if (path.nat && misleadsStun(*path.nat))
            addWay(AdviceKind::SwitchOffStun, Sureness::Measured, proofOf(*path.nat),
                   WayRound::StunOff);
        if (path.voice && isPoor(*path.voice))
            add(AdviceKind::ImproveLine, Sureness::Measured, proofOf(*path.voice)).article =
                known(u"symptoms"_s);
    }

    // Clean by an ordinary server's answers is less than proof.
    void proof()
    {
        if (!m_now.now() || m_now.now()->reason != VerdictReason::NoSignFound || m_now.isAffected())
            return;
        // An account is asked before anything is changed, and once.
        if (!m_state.account && !m_state.change && !m_state.guided)
            add(AdviceKind::LookWithAccount, Sureness::WorthATry, proofOfDoubt(m_now)).place =
                AdvicePlace::Account;
        add(AdviceKind::TryMirror, Sureness::WorthATry, proofOfDoubt(m_now)).place =
            AdvicePlace::Test;
    }

    void nothing()
    {
        if (m_now.isAffected())
            return stuck();
        const bool proven = m_now.now() && m_now.now()->provedByMirror;
        add(AdviceKind::NothingToDo, proven ? Sureness::Measured : Sureness::Likely,
            proofOfDoubt(m_now))
            .article = known(u"what-else-to-check"_s);
    }

    // Altered, and nothing that was measured helps: others have to know of it.
    void stuck()
    {
        addWay(AdviceKind::AskInternetProvider, Sureness::WorthATry, proofOfTrouble(m_now),
               WayRound::AskProvider);
    }

    const Situation &m_now;
    const Case &m_state;
    QList<Advice> m_list;
};

} // namespace

QList<Advice> adviceFor(const Case &state, const KnowledgeBase &base)
{
    const Situation now(state, base);
    return Adviser(now).run();
}

} // namespace ringthrough

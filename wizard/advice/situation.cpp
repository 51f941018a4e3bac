#include "situation.h"

namespace ringthrough {

namespace {

bool wasPutBack(const Case &state)
{
    return state.change && state.change->outcome == ChangeOutcome::PutBack;
}

bool isOff(const Change &change)
{
    return change.outcome == ChangeOutcome::Off || change.outcome == ChangeOutcome::AlreadyOff ||
           change.outcome == ChangeOutcome::RestartNeeded;
}

bool wasGuidedThrough(const Case &state)
{
    return state.guided && state.guided->stepsTotal > 0 &&
           state.guided->stepsDone == state.guided->stepsTotal;
}

} // namespace

Situation::Situation(const Case &state, const KnowledgeBase &base)
    : m_state(state), m_base(base), m_device(base.device(state.chosenDevice))
{
    if (state.after && !wasPutBack(state))
        m_now = &*state.after;
    else if (state.before)
        m_now = &*state.before;
}

Verdict Situation::verdict() const
{
    return m_now ? m_now->verdict : Verdict::Inconclusive;
}

Layer Situation::layer() const
{
    return m_now ? m_now->layer : Layer::Unknown;
}

bool Situation::isAltered() const
{
    const bool registrarSaysSo = m_state.account && m_state.account->differs && !m_state.after;
    return verdict() == Verdict::Altered || registrarSaysSo;
}

bool Situation::isBlocked() const
{
    return verdict() == Verdict::Blocked;
}

bool Situation::wasSwitchedOff() const
{
    if (wasPutBack(m_state))
        return false;
    return (m_state.change && isOff(*m_state.change)) || wasGuidedThrough(m_state);
}

bool Situation::isAtHome() const
{
    return layer() == Layer::Unknown || layer() == Layer::HomeRouter;
}

bool Situation::canSwitchOff() const
{
    return m_device && m_device->device->canDisable() && isAtHome() && !wasSwitchedOff();
}

Translation Situation::translation() const
{
    return m_state.path && m_state.path->layers ? m_state.path->layers->translation
                                                : Translation::Unknown;
}

} // namespace ringthrough

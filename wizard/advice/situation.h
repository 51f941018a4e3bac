#pragma once

#include "case.h"
#include "knowledge_base.h"

namespace ringthrough {

/// How things stand, read from a case: what the rules of advice ask for.
class Situation
{
public:
    /// Both must outlive it.
    Situation(const Case &state, const KnowledgeBase &base);

    const Case &state() const { return m_state; }
    const KnowledgeBase &base() const { return m_base; }
    const std::optional<DeviceRef> &device() const { return m_device; }

    /// The newest test; null: none was made. After a change was put back, the one before it.
    const Diagnosis *now() const { return m_now; }
    Verdict verdict() const; ///< of now(); inconclusive without one
    Layer layer() const;

    bool isAltered() const; ///< by the test, or by what the registrar says
    bool isBlocked() const;
    bool isAffected() const { return isAltered() || isBlocked(); }
    bool wasSwitchedOff() const; ///< by the program or by hand, and not put back
    bool isAtHome() const;       ///< nothing says that it is another box than this router
    bool canSwitchOff() const;   ///< the router has a switch, and it was not used yet
    Translation translation() const;

private:
    const Case &m_state;
    const KnowledgeBase &m_base;
    std::optional<DeviceRef> m_device;
    const Diagnosis *m_now = nullptr;
};

} // namespace ringthrough

#include "flow.h"
#include "profile_target.h"

namespace ringthrough {

// A server of the profile that says nothing may be down. After the last, a new test begins with the
// first again.
bool Flow::takeNextServer(const Outcome<Diagnosis> &result)
{
    if (!m_around.profile || !saidNothing(result))
        return false;
    const QList<SipTarget> targets = sipTargetsOf(*m_around.profile);
    if (!targets.contains(*m_around.sipServer))
        return false;
    const auto next = nextSipTarget(*m_around.profile, *m_around.sipServer);
    m_around.sipServer = next.value_or(targets.first());
    if (next)
        Q_EMIT progressed(tr("No answer. We ask the next server of your phone provider."));
    return next.has_value();
}

SipTestOptions Flow::sipOptions() const
{
    SipTestOptions options;
    options.target = m_around.sipServer.value_or(SipTarget());
    options.transports = m_around.sipTransports;
    if (m_case.network && m_case.network->gateway())
        options.gateway = *m_case.network->gateway();
    return options;
}

} // namespace ringthrough

#include "case_edit.h"
#include "flow_run.h"

namespace ringthrough {

PathOptions Flow::pathOptions() const
{
    PathOptions options;
    const SipTestOptions test = sipOptions();
    options.target = test.target;
    options.gateway = test.gateway;
    if (profile()) {
        options.otherPlaces = profile()->sipServers;
        options.stunServers = profile()->stunServers;
    }
    return options;
}

void Flow::checkPath(const QList<PathCheck> &checks)
{
    if (isChanging())
        return;
    dropJob();
    if (!m_around.sipServer)
        return settle(SipServerNeeded{m_case.chosenDevice});
    PathOptions options = pathOptions();
    options.checks = checks;
    CheckPath *job = m_around.jobs.checkPath(options);
    connect(job, &CheckPath::checkChanged, this,
            [this, job, checks](PathCheck check, bool running) {
                takePath(job->report(), checks);
                Q_EMIT pathCheckChanged(check, running);
            });
    takePath({}, checks);
    run(Activity::CheckingPath, job, [this, checks](const Outcome<PathReport> &result) {
        if (!result)
            return settle(result.problem());
        takePath(result.value(), checks);
        settle();
    });
}

void Flow::takePath(const PathReport &found, const QList<PathCheck> &checks)
{
    PathReport known = m_case.path.value_or(PathReport());
    for (const PathCheck check : checks)
        takeCheck(known, found, check);
    known.elapsedMs = found.elapsedMs;
    if (m_case.path == known)
        return;
    m_case.path = known;
    Q_EMIT caseChanged();
}

void Flow::skipPathCheck(PathCheck check)
{
    if (auto *job = qobject_cast<CheckPath *>(m_job))
        job->skip(check);
}

} // namespace ringthrough

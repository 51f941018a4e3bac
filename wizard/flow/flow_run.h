#pragma once

#include "flow.h"

namespace ringthrough {

// Shared by the files of Flow alone.
template <typename AnyJob, typename Handler>
void Flow::run(Activity activity, AnyJob *job, Handler handler)
{
    dropJob();
    m_job = job;
    m_problem.reset();
    job->setParent(this);
    connect(job, &Job::progressed, this, &Flow::progressed);
    connect(job, &AnyJob::finished, this, [this, handler](const auto &result) {
        m_job->deleteLater();
        m_job.clear();
        handler(result);
    });
    setActivity(activity);
    job->start();
}

} // namespace ringthrough

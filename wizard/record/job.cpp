#include "job.h"

namespace ringthrough {

Job::Job(QObject *parent) : QObject(parent) {}

Job::~Job() = default;

void Job::start()
{
    Q_ASSERT_X(m_life == Life::Idle, "Job::start", "a job is used once");
    if (m_life != Life::Idle)
        return;
    m_life = Life::Running;
    // Queued, so that no result can arrive before the caller has come back from start().
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_life == Life::Running)
                run();
        },
        Qt::QueuedConnection);
}

void Job::cancel()
{
    if (m_life == Life::Over)
        return;
    m_life = Life::Over;
    stop();
}

bool Job::conclude()
{
    if (m_life != Life::Running)
        return false;
    m_life = Life::Over;
    return true;
}

} // namespace ringthrough

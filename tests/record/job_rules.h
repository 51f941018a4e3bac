#pragma once

#include "job.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QString>
#include <QTest>
#include <QThread>

#include <functional>
#include <memory>

namespace ringthrough {

/// What `finished` did while a job was watched.
struct JobWatch
{
    int finished = 0;
    bool onOwnThread = true;
};

template <typename J>
void watchJob(J *job, JobWatch *watch)
{
    const QPointer<J> guard = job;
    QObject::connect(
        job, &J::finished, job,
        [guard, watch] {
            ++watch->finished;
            watch->onOwnThread &= guard && QThread::currentThread() == guard->thread();
        },
        Qt::DirectConnection);
}

inline constexpr int jobCancelMs = 300; ///< what a cancel may take
inline constexpr int jobQuietMs = 60;   ///< how long we listen for a signal that must not come

/// A job that is left alone: finished once, on its own thread, not from inside start().
template <typename J>
QString brokenWhenLeftAlone(const std::function<std::unique_ptr<J>()> &make, int limitMs)
{
    const auto job = make();
    JobWatch watch;
    watchJob(job.get(), &watch);
    job->start();
    if (watch.finished > 0)
        return QStringLiteral("finished inside start()");
    if (!job->isRunning())
        return QStringLiteral("not running after start()");
    if (!QTest::qWaitFor([&] { return watch.finished > 0; }, limitMs))
        return QStringLiteral("never finished");
    if (job->isRunning())
        return QStringLiteral("still running after finished");
    job->cancel();
    QTest::qWait(jobQuietMs);
    if (watch.finished != 1)
        return QStringLiteral("finished more than once");
    return watch.onOwnThread ? QString() : QStringLiteral("finished on a foreign thread");
}

/// A job that is ended from outside `afterMs` after its start (0: at once, before the event loop
/// turns). A job that is quicker than that is allowed to have finished.
template <typename J, typename End>
QString brokenWhenEnded(std::unique_ptr<J> job, int afterMs, End end)
{
    JobWatch watch;
    watchJob(job.get(), &watch);
    job->start();
    if (afterMs > 0)
        (void)QTest::qWaitFor([&] { return watch.finished > 0; }, afterMs);
    const int before = watch.finished;
    QElapsedTimer clock;
    clock.start();
    end(job);
    if (clock.elapsed() >= jobCancelMs)
        return QStringLiteral("took %1 ms").arg(clock.elapsed());
    if (job && job->isRunning())
        return QStringLiteral("is still running");
    QTest::qWait(jobQuietMs);
    return watch.finished == before ? QString() : QStringLiteral("finished afterwards");
}

/// The rules of job.h, held against jobs of one kind; `make` gives a fresh one each time, and left
/// alone it must end by itself within `limitMs`. Empty, or the rule that was broken:
/// QCOMPARE(brokenJobRule<FindGateways>([] { return std::make_unique<FindGateways>(); }),
/// QString());
template <typename J>
QString brokenJobRule(const std::function<std::unique_ptr<J>()> &make, int limitMs = 10000)
{
    if (const QString broken = brokenWhenLeftAlone<J>(make, limitMs); !broken.isEmpty())
        return broken;
    for (const int afterMs : {0, 1, 5, 20, 80}) {
        QString broken = brokenWhenEnded(make(), afterMs, [](auto &job) { job->cancel(); });
        if (!broken.isEmpty())
            return QStringLiteral("cancelled: ") + broken;
        broken = brokenWhenEnded(make(), afterMs, [](auto &job) { job.reset(); });
        if (!broken.isEmpty())
            return QStringLiteral("destroyed: ") + broken;
    }
    return {};
}

} // namespace ringthrough

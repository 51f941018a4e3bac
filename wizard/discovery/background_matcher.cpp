#include "background_matcher.h"

#include "matcher.h"

#include <QPromise>
#include <QThreadPool>

namespace ringthrough {

BackgroundMatcher::BackgroundMatcher(std::shared_ptr<const KnowledgeBase> knowledge,
                                     QObject *parent)
    : QObject(parent), m_knowledge(std::move(knowledge))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &BackgroundMatcher::onFinished);
}

void BackgroundMatcher::look(const Evidence &evidence)
{
    m_latest = evidence;
    if (!m_watcher.isRunning())
        begin();
}

bool BackgroundMatcher::hasSeen(const Evidence &evidence) const
{
    return m_opinion.observations == evidence.observations.size();
}

// What the thread works on belongs to it, so the job may be gone before it is done.
void BackgroundMatcher::begin()
{
    const auto promise = std::make_shared<QPromise<Opinion>>();
    promise->start();
    m_watcher.setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, knowledge = m_knowledge, evidence = m_latest] {
        promise->addResult(Opinion{identify(*knowledge, evidence),
                                   suspectedVendors(*knowledge, evidence),
                                   evidence.observations.size()});
        promise->finish();
    });
}

void BackgroundMatcher::onFinished()
{
    m_opinion = m_watcher.result();
    if (!hasSeen(m_latest))
        begin();
    Q_EMIT judged();
}

void BackgroundMatcher::stop()
{
    m_watcher.disconnect();
}

} // namespace ringthrough

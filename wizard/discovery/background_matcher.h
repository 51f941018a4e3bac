#pragma once

#include "evidence.h"
#include "identification.h"
#include "knowledge_base.h"

#include <QFutureWatcher>
#include <QObject>
#include <QStringList>

#include <memory>

namespace ringthrough {

/// Holds evidence against the knowledge base on a thread of the pool: a router that sends its limit
/// on every page keeps the rules busy for longer than a window may stand still.
class BackgroundMatcher : public QObject
{
    Q_OBJECT

public:
    explicit BackgroundMatcher(std::shared_ptr<const KnowledgeBase> knowledge,
                               QObject *parent = nullptr);

    /// Looks at the evidence, now or when the present look is over; only the latest counts.
    void look(const Evidence &evidence);

    /// True when the answer is about this much evidence.
    bool hasSeen(const Evidence &evidence) const;

    const Identification &identification() const { return m_opinion.identification; }

    /// Vendors that anything points at, however weak.
    const QStringList &suspects() const { return m_opinion.suspects; }

    /// No more `judged`.
    void stop();

Q_SIGNALS:
    void judged();

private:
    struct Opinion
    {
        Identification identification;
        QStringList suspects;
        qsizetype observations = -1; ///< how many there were
    };

    void begin();
    void onFinished();

    std::shared_ptr<const KnowledgeBase> m_knowledge;
    Evidence m_latest;
    Opinion m_opinion;
    QFutureWatcher<Opinion> m_watcher;
};

} // namespace ringthrough

#pragma once

#include "knowledge_base.h"

#include <QHostAddress>
#include <QSet>
#include <QString>

namespace ringthrough {

/// The names that stand for the router we ask, and for no other machine.
class RouterNames
{
public:
    /// The names that makers print on their boxes come from the knowledge base.
    RouterNames(const QHostAddress &router, const KnowledgeBase &knowledge);

    /// True for the router's own address, a maker's name for it, and names that exist only at home.
    bool contains(const QString &host) const;

    /// How the router is called in an address: its IP without a scope id.
    QString host() const { return m_host; }

private:
    QString m_host;
    QSet<QString> m_names;
};

} // namespace ringthrough

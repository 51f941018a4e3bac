#pragma once

#include "profile.h"
#include "stun_message.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace ringthrough {

/// A server with one of its addresses.
struct StunPlace
{
    QString host; ///< as it was given
    StunEnd end;

    friend bool operator==(const StunPlace &, const StunPlace &) = default;
};

/// Finds the addresses of several servers at once. A name may have two; IPv4 goes before IPv6,
/// which is not translated, and where any server has IPv4 the others' IPv6 is left out. Used once.
class StunLookup : public QObject
{
    Q_OBJECT

public:
    explicit StunLookup(QList<StunServer> servers, QObject *parent = nullptr);
    ~StunLookup() override;

    /// `finished` comes once, after three seconds at most, never from inside start().
    void start();

    /// In the order of the servers, without those that have no address.
    QList<StunPlace> places() const;

Q_SIGNALS:
    void finished();

private:
    void end();

    QList<StunServer> m_servers;
    QList<QList<QHostAddress>> m_addresses; ///< one list for each server
    QSet<int> m_lookups;
    QTimer m_limit;
};

} // namespace ringthrough

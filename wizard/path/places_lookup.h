#pragma once

#include "path_options.h"

#include <QObject>

namespace ringthrough {

/// Finds the addresses of one host. What is known already, or is an address itself, is not asked.
class PlacesLookup : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~PlacesLookup() override;

    /// Only once. `found` follows, perhaps at once: whoever deletes this then connects it queued.
    /// The time is limited by whoever asks.
    void find(const PathOptions &known, const QString &host);

Q_SIGNALS:
    /// Empty when the host has no address.
    void found(const QList<QHostAddress> &addresses);

private:
    int m_lookup = -1;
};

/// The address to take: only IPv4 is translated, so an ALG has most to do there. Null: none.
QHostAddress firstChoice(const QList<QHostAddress> &addresses);

/// The first IPv6 address; null: none.
QHostAddress firstIpv6(const QList<QHostAddress> &addresses);

} // namespace ringthrough

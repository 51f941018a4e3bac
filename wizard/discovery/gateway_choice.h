#pragma once

#include "default_routes.h"
#include "gateway.h"

#include <QList>
#include <QNetworkAddressEntry>

namespace ringthrough {

/// A route with what is known about its interface: scope id, name, our own address on it.
Gateway gatewayFrom(const DefaultRoute &route, const QString &interfaceName,
                    const QList<QNetworkAddressEntry> &ownAddresses);

/// Puts the gateways in order and chooses one where it is clear which is meant.
Network arrangeGateways(QList<Gateway> gateways);

} // namespace ringthrough

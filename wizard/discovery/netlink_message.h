#pragma once

#include "default_routes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>
#include <QList>
#include <QString>

#include <optional>

namespace ringthrough {

/// One message of a netlink answer; the payload points into the datagram.
struct NetlinkMessage
{
    quint16 type = 0;
    QByteArrayView payload;
};

/// What one datagram held. `over` when it was the last one of the answer, or an error.
struct NetlinkMessages
{
    QList<NetlinkMessage> messages;
    bool over = false;
};

/// An entry of the neighbour table whose hardware address is known.
struct Neighbour
{
    QHostAddress address;
    int interfaceIndex = 0;
    QString mac;
};

/// A request for a whole table (RTM_GETROUTE, RTM_GETNEIGH), all address families.
QByteArray netlinkDumpRequest(quint16 type, quint32 sequence);

/// Cuts a datagram into messages. Lengths that do not add up end it.
NetlinkMessages netlinkMessages(QByteArrayView datagram);

/// The default routes of the main table in a RTM_NEWROUTE payload: none, one, or one a next hop.
QList<DefaultRoute> defaultRoutesIn(QByteArrayView routePayload);

/// The neighbour in a RTM_NEWNEIGH payload; nothing when it did not answer or has no MAC.
std::optional<Neighbour> neighbourIn(QByteArrayView neighbourPayload);

} // namespace ringthrough

#pragma once

#include "gateway.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace ringthrough {

/// One default route with a next hop, as the system tells it.
struct DefaultRoute
{
    QHostAddress gateway; ///< without scope id
    int interfaceIndex = 0;
    int metric = 0;      ///< lower wins
    QHostAddress source; ///< the address we send from, where the route names one
    QString mac;         ///< from the neighbour table; empty when it is not there
    LinkKind link = LinkKind::Other;

    friend bool operator==(const DefaultRoute &, const DefaultRoute &) = default;
};

/// Asks the system for its default routes, IPv4 and IPv6; one implementation a platform. Sends
/// nothing. Routes without a next hop (a tunnel's own) are left out: there is no router to talk to.
QList<DefaultRoute> readDefaultRoutes();

/// "aa:bb:cc:dd:ee:ff", or empty for anything that is not six bytes or is all zero.
QString macToString(const uchar *bytes, qsizetype size);

} // namespace ringthrough

#pragma once

#include "path_findings.h"

#include <QHostAddress>
#include <QList>

namespace ringthrough {

/// What is known about addresses on the way; null where nothing is.
struct SeenAddresses
{
    QHostAddress own;           ///< of this computer, towards the server
    QHostAddress server;        ///< of the SIP server
    QHostAddress routerOutside; ///< what the router says it has outside
    QHostAddress outside;       ///< what the server sees
};

/// Whether an address can be anybody's outside: not nought, loopback, link-local or multicast.
bool couldBeOutside(const QHostAddress &address);

/// The first of the addresses that servers said they saw which can be true. A private address that
/// a public server claims to see was put there by an ALG on the way back.
QHostAddress believedOutside(const QList<QHostAddress> &said, const QHostAddress &server);

/// How many translations that makes. An address that a router has from a private range is a second
/// router's, and one from 100.64/10 (RFC 6598) the internet provider's; so is a public one that is
/// not what servers see. Carriers that deal out addresses of RFC 1918 look like a second router.
Translation translationOf(const SeenAddresses &seen);

} // namespace ringthrough

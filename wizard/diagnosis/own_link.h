#pragma once

#include "gateway.h"

#include <QHostAddress>

#include <optional>

namespace ringthrough {

/// What is known about the way from this computer to a server, from the address it leaves by.
struct OwnLink
{
    bool tunnel = false;      ///< a VPN or another point-to-point link
    bool sameNetwork = false; ///< the server is a neighbour, no router in between

    friend bool operator==(const OwnLink &, const OwnLink &) = default;
};

/// Asks the system's interfaces; `gateway` is what discovery found.
OwnLink ownLink(const QHostAddress &own, const QHostAddress &server,
                const std::optional<Gateway> &gateway);

/// Never routed on the internet: RFC 1918, carriers' 100.64/10, link-local, unique local, loopback.
bool isPrivateAddress(const QHostAddress &address);

/// What carriers give to routers that share one public address: 100.64/10 (RFC 6598).
bool isCarriersAddress(const QHostAddress &address);

/// The same address, also when one is written as an IPv4 address inside IPv6.
bool sameAddress(const QHostAddress &one, const QHostAddress &other);

} // namespace ringthrough

#pragma once

#include <QHostAddress>
#include <QList>
#include <QString>

namespace ringthrough {

/// How a network interface reaches the world, as far as the system says.
enum class LinkKind { Cable, Wifi, Tunnel, Mobile, Other };

/// The next hop for everything that is not near: usually the router at home.
struct Gateway
{
    QHostAddress address;  ///< with scope id for link-local IPv6
    QString interfaceName; ///< as the system calls it
    int interfaceIndex = 0;
    LinkKind link = LinkKind::Other;
    QHostAddress ownAddress; ///< our address on that interface; null when unknown
    QString mac;             ///< "aa:bb:cc:dd:ee:ff"; empty when unknown
    int metric = 0;          ///< the system's preference; lower wins

    friend bool operator==(const Gateway &, const Gateway &) = default;
};

/// Every default gateway, best metric first, IPv4 before IPv6 of the same metric.
struct Network
{
    QList<Gateway> gateways;
    int chosen = -1; ///< index into gateways; -1 while a person has to choose

    const Gateway *gateway() const
    {
        return chosen >= 0 && chosen < gateways.size() ? &gateways.at(chosen) : nullptr;
    }

    friend bool operator==(const Network &, const Network &) = default;
};

QString linkKindName(LinkKind kind); ///< cable, wifi, tunnel, mobile, other

} // namespace ringthrough

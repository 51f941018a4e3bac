#include "own_link.h"

#include <QNetworkInterface>

#include <algorithm>
#include <array>

namespace ringthrough {

namespace {

bool has(const QNetworkInterface &interface, const QHostAddress &address)
{
    const QList<QNetworkAddressEntry> entries = interface.addressEntries();
    return std::any_of(entries.begin(), entries.end(), [&](const QNetworkAddressEntry &entry) {
        return sameAddress(entry.ip(), address);
    });
}

bool isNeighbour(const QNetworkInterface &interface, const QHostAddress &server)
{
    const QList<QNetworkAddressEntry> entries = interface.addressEntries();
    return std::any_of(entries.begin(), entries.end(), [&](const QNetworkAddressEntry &entry) {
        return entry.prefixLength() > 0 && server.isInSubnet(entry.ip(), entry.prefixLength());
    });
}

} // namespace

OwnLink ownLink(const QHostAddress &own, const QHostAddress &server,
                const std::optional<Gateway> &gateway)
{
    OwnLink link;
    if (own.isLoopback())
        return link;
    const bool isOurWay =
        gateway && (gateway->ownAddress.isNull() || sameAddress(gateway->ownAddress, own));
    const bool isKnown = isOurWay && gateway->link != LinkKind::Other;
    link.tunnel = isKnown && gateway->link == LinkKind::Tunnel;
    for (const QNetworkInterface &interface : QNetworkInterface::allInterfaces()) {
        if (!has(interface, own))
            continue;
        // A dial-up line has a public address of its own; a VPN's end has a private one.
        if (!isKnown && interface.flags().testFlag(QNetworkInterface::IsPointToPoint) &&
            isPrivateAddress(own))
            link.tunnel = true;
        link.sameNetwork = link.sameNetwork || isNeighbour(interface, server);
    }
    return link;
}

bool isCarriersAddress(const QHostAddress &address)
{
    return address.isInSubnet(QHostAddress(QStringLiteral("100.64.0.0")), 10);
}

bool isPrivateAddress(const QHostAddress &address)
{
    static const std::array<std::pair<QHostAddress, int>, 6> ranges{{
        {QHostAddress(QStringLiteral("10.0.0.0")), 8},
        {QHostAddress(QStringLiteral("172.16.0.0")), 12},
        {QHostAddress(QStringLiteral("192.168.0.0")), 16},
        {QHostAddress(QStringLiteral("100.64.0.0")), 10},
        {QHostAddress(QStringLiteral("169.254.0.0")), 16},
        {QHostAddress(QStringLiteral("fc00::")), 7},
    }};
    if (address.isLoopback() || address.isLinkLocal())
        return true;
    return std::any_of(ranges.begin(), ranges.end(), [&](const auto &range) {
        return address.isInSubnet(range.first, range.second);
    });
}

bool sameAddress(const QHostAddress &one, const QHostAddress &other)
{
    return !one.isNull() && one.isEqual(other, QHostAddress::ConvertV4MappedToIPv4);
}

} // namespace ringthrough

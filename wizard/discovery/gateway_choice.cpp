#include "gateway_choice.h"

#include <algorithm>
#include <tuple>

namespace ringthrough {

namespace {

bool isIpv4(const Gateway &gateway)
{
    return gateway.address.protocol() == QAbstractSocket::IPv4Protocol;
}

QHostAddress ownAddressFor(const DefaultRoute &route, const QList<QNetworkAddressEntry> &own)
{
    if (!route.source.isNull())
        return route.source;
    QHostAddress fallback;
    for (const QNetworkAddressEntry &entry : own) {
        if (entry.ip().protocol() != route.gateway.protocol())
            continue;
        if (entry.prefixLength() >= 0 && route.gateway.isInSubnet(entry.ip(), entry.prefixLength()))
            return entry.ip();
        if (fallback.isNull())
            fallback = entry.ip();
    }
    return fallback;
}

// The indexes worth choosing between: the ALG works on IPv4, so an IPv6 gateway only counts when
// there is no other; a tunnel's end is not the router at home, so it only counts when alone.
QList<int> contenders(const QList<Gateway> &gateways)
{
    QList<int> indexes;
    for (int i = 0; i < gateways.size(); ++i)
        indexes.append(i);
    const auto keepIfAny = [&](auto wanted) {
        QList<int> kept;
        std::copy_if(indexes.cbegin(), indexes.cend(), std::back_inserter(kept),
                     [&](int i) { return wanted(gateways.at(i)); });
        if (!kept.isEmpty())
            indexes = kept;
    };
    keepIfAny([](const Gateway &g) { return g.link != LinkKind::Tunnel; });
    keepIfAny(isIpv4);
    return indexes;
}

int choose(const QList<Gateway> &gateways)
{
    const QList<int> left = contenders(gateways);
    if (left.isEmpty())
        return -1;
    const Gateway &best = gateways.at(left.first());
    // With a tunnel in front the metrics say which way out of the tunnel is taken, not which
    // router the phones are behind.
    const bool tunnelInFront =
        gateways.first().link == LinkKind::Tunnel && best.link != LinkKind::Tunnel;
    for (const int i : left) {
        const Gateway &other = gateways.at(i);
        // One router reached over cable and Wi-Fi is one router.
        if (other.address == best.address)
            continue;
        if (tunnelInFront || other.metric == best.metric)
            return -1;
    }
    return left.first();
}

} // namespace

Gateway gatewayFrom(const DefaultRoute &route, const QString &interfaceName,
                    const QList<QNetworkAddressEntry> &ownAddresses)
{
    Gateway gateway;
    gateway.address = route.gateway;
    if (route.gateway.isLinkLocal() && route.gateway.protocol() == QAbstractSocket::IPv6Protocol)
        gateway.address.setScopeId(interfaceName);
    gateway.interfaceName = interfaceName;
    gateway.interfaceIndex = route.interfaceIndex;
    gateway.link = route.link;
    gateway.ownAddress = ownAddressFor(route, ownAddresses);
    gateway.mac = route.mac;
    gateway.metric = route.metric;
    return gateway;
}

Network arrangeGateways(QList<Gateway> gateways)
{
    std::stable_sort(gateways.begin(), gateways.end(), [](const Gateway &a, const Gateway &b) {
        return std::make_tuple(a.metric, !isIpv4(a)) < std::make_tuple(b.metric, !isIpv4(b));
    });
    // The same next hop on the same interface may stand in the table twice, once a metric.
    QList<Gateway> distinct;
    for (const Gateway &gateway : std::as_const(gateways)) {
        const bool known = std::any_of(distinct.cbegin(), distinct.cend(), [&](const Gateway &g) {
            return g.address == gateway.address && g.interfaceIndex == gateway.interfaceIndex;
        });
        if (!known)
            distinct.append(gateway);
    }
    Network network;
    network.gateways = distinct;
    network.chosen = choose(distinct);
    return network;
}

} // namespace ringthrough

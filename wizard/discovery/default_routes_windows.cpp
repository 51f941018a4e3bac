#include "default_routes.h"

#include <winsock2.h>
#include <ws2tcpip.h>

#include <iphlpapi.h>
#include <netioapi.h>

#include <memory>

namespace ringthrough {

namespace {

// Of ipifcons.h; not every SDK has them.
constexpr ULONG gsmModem = 243;
constexpr ULONG cdmaModem = 244;

struct FreeTable
{
    void operator()(void *table) const { FreeMibTable(table); }
};

QHostAddress addressFrom(const SOCKADDR_INET &address)
{
    return QHostAddress(reinterpret_cast<const sockaddr *>(&address));
}

QHostAddress withoutScope(QHostAddress address)
{
    address.setScopeId(QString());
    return address;
}

LinkKind linkKindOf(const NET_LUID &luid)
{
    MIB_IF_ROW2 row{};
    row.InterfaceLuid = luid;
    if (GetIfEntry2(&row) != NO_ERROR)
        return LinkKind::Other;
    switch (row.Type) {
    case IF_TYPE_IEEE80211:
        return LinkKind::Wifi;
    case gsmModem:
    case cdmaModem:
        return LinkKind::Mobile;
    case IF_TYPE_PPP:
    case IF_TYPE_TUNNEL:
    case IF_TYPE_PROP_VIRTUAL: // WireGuard and OpenVPN's Wintun
        return LinkKind::Tunnel;
    case IF_TYPE_ETHERNET_CSMACD:
        // The TAP driver of older VPN programs calls itself Ethernet, but has no connector.
        return row.InterfaceAndOperStatusFlags.ConnectorPresent ? LinkKind::Cable
                                                                : LinkKind::Tunnel;
    default:
        return LinkKind::Other;
    }
}

// Windows adds the interface's metric to the route's.
int interfaceMetric(const MIB_IPFORWARD_ROW2 &row)
{
    MIB_IPINTERFACE_ROW entry{};
    InitializeIpInterfaceEntry(&entry);
    entry.Family = row.DestinationPrefix.Prefix.si_family;
    entry.InterfaceLuid = row.InterfaceLuid;
    return GetIpInterfaceEntry(&entry) == NO_ERROR ? int(entry.Metric) : 0;
}

QString macOf(const MIB_IPFORWARD_ROW2 &route)
{
    MIB_IPNET_ROW2 row{};
    row.Address = route.NextHop;
    row.InterfaceLuid = route.InterfaceLuid;
    // Reads the neighbour table; unlike ResolveIpNetEntry2 it sends nothing.
    if (GetIpNetEntry2(&row) != NO_ERROR)
        return {};
    return macToString(row.PhysicalAddress, qsizetype(row.PhysicalAddressLength));
}

} // namespace

QList<DefaultRoute> readDefaultRoutes()
{
    MIB_IPFORWARD_TABLE2 *table = nullptr;
    if (GetIpForwardTable2(AF_UNSPEC, &table) != NO_ERROR)
        return {};
    const std::unique_ptr<MIB_IPFORWARD_TABLE2, FreeTable> guard(table);
    QList<DefaultRoute> routes;
    for (ULONG i = 0; i < table->NumEntries; ++i) {
        const MIB_IPFORWARD_ROW2 &row = table->Table[i];
        const QHostAddress nextHop = withoutScope(addressFrom(row.NextHop));
        const bool onLink = nextHop == QHostAddress(QHostAddress::AnyIPv4) ||
                            nextHop == QHostAddress(QHostAddress::AnyIPv6);
        if (row.DestinationPrefix.PrefixLength != 0 || onLink)
            continue;
        routes.append({nextHop, int(row.InterfaceIndex), int(row.Metric) + interfaceMetric(row),
                       QHostAddress(), macOf(row), linkKindOf(row.InterfaceLuid)});
    }
    return routes;
}

} // namespace ringthrough

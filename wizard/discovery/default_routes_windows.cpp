#include "default_routes.h"

#include <winsock2.h>
#include <ws2tcpip.h>

#include <iphlpapi.h>
#include <netioapi.h>

#include <memory>
#include <vector>

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

/// The adapters of this computer, as they are now.
class Adapters
{
public:
    Adapters()
    {
        constexpr ULONG what = GAA_FLAG_SKIP_UNICAST | GAA_FLAG_SKIP_ANYCAST |
                               GAA_FLAG_SKIP_MULTICAST | GAA_FLAG_SKIP_DNS_SERVER;
        constexpr int mostTries = 3; // one may be plugged in between
        ULONG size = 16 * 1024;
        ULONG result = ERROR_BUFFER_OVERFLOW;
        for (int tried = 0; result == ERROR_BUFFER_OVERFLOW && tried < mostTries; ++tried) {
            // In whole words, for what lies there has pointers in it.
            m_words.resize(size / sizeof m_words[0] + 1);
            result = GetAdaptersAddresses(AF_UNSPEC, what, nullptr, first(), &size);
        }
        if (result != NO_ERROR)
            m_words.clear();
    }

    /// Windows adds it to the route's.
    int metric(const MIB_IPFORWARD_ROW2 &route)
    {
        const bool v6 = route.DestinationPrefix.Prefix.si_family == AF_INET6;
        for (const auto *one = m_words.empty() ? nullptr : first(); one; one = one->Next)
            if (one->Luid.Value == route.InterfaceLuid.Value)
                return int(v6 ? one->Ipv6Metric : one->Ipv4Metric);
        return 0;
    }

private:
    IP_ADAPTER_ADDRESSES *first()
    {
        return reinterpret_cast<IP_ADAPTER_ADDRESSES *>(m_words.data());
    }

    std::vector<quint64> m_words;
};

/// Who was heard of nearby. Reads a table; unlike ResolveIpNetEntry2 it sends nothing.
class Neighbours
{
public:
    Neighbours()
    {
        MIB_IPNET_TABLE2 *table = nullptr;
        if (GetIpNetTable2(AF_UNSPEC, &table) == NO_ERROR)
            m_table.reset(table);
    }

    QString mac(const MIB_IPFORWARD_ROW2 &route) const
    {
        const QHostAddress nextHop = withoutScope(addressFrom(route.NextHop));
        for (ULONG i = 0; m_table && i < m_table->NumEntries; ++i) {
            const MIB_IPNET_ROW2 &row = m_table->Table[i];
            if (row.InterfaceLuid.Value == route.InterfaceLuid.Value &&
                withoutScope(addressFrom(row.Address)) == nextHop)
                return macToString(row.PhysicalAddress, qsizetype(row.PhysicalAddressLength));
        }
        return {};
    }

private:
    std::unique_ptr<MIB_IPNET_TABLE2, FreeTable> m_table;
};

} // namespace

QList<DefaultRoute> readDefaultRoutes()
{
    MIB_IPFORWARD_TABLE2 *table = nullptr;
    if (GetIpForwardTable2(AF_UNSPEC, &table) != NO_ERROR)
        return {};
    const std::unique_ptr<MIB_IPFORWARD_TABLE2, FreeTable> guard(table);
    Adapters adapters;
    const Neighbours neighbours;
    QList<DefaultRoute> routes;
    for (ULONG i = 0; i < table->NumEntries; ++i) {
        const MIB_IPFORWARD_ROW2 &row = table->Table[i];
        const QHostAddress nextHop = withoutScope(addressFrom(row.NextHop));
        const bool onLink = nextHop == QHostAddress(QHostAddress::AnyIPv4) ||
                            nextHop == QHostAddress(QHostAddress::AnyIPv6);
        if (row.DestinationPrefix.PrefixLength != 0 || onLink)
            continue;
        routes.append({nextHop, int(row.InterfaceIndex), int(row.Metric) + adapters.metric(row),
                       QHostAddress(), neighbours.mac(row), linkKindOf(row.InterfaceLuid)});
    }
    return routes;
}

} // namespace ringthrough

#include "default_routes.h"

#include <QByteArray>
#include <QNetworkInterface>

#include <array>
#include <cstring>

#include <net/if_dl.h>
#include <net/route.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/sysctl.h>

namespace ringthrough {

namespace {

using Addresses = std::array<const sockaddr *, RTAX_MAX>;

QByteArray routingTable(int family, int what, int flags)
{
    std::array<int, 6> name{CTL_NET, PF_ROUTE, 0, family, what, flags};
    size_t size = 0;
    if (sysctl(name.data(), u_int(name.size()), nullptr, &size, nullptr, 0) < 0)
        return {};
    size += size / 2; // the table may grow between the two calls
    QByteArray table(qsizetype(size), '\0');
    if (sysctl(name.data(), u_int(name.size()), table.data(), &size, nullptr, 0) < 0)
        return {};
    table.truncate(qsizetype(size));
    return table;
}

// Socket addresses follow the header, one a bit of rtm_addrs, each padded to four bytes.
Addresses addressesOf(const rt_msghdr &head, const char *at, const char *end)
{
    Addresses found{};
    for (int i = 0; i < RTAX_MAX && at < end; ++i) {
        if (!(head.rtm_addrs & (1 << i)))
            continue;
        const auto *address = reinterpret_cast<const sockaddr *>(at);
        const size_t length = address->sa_len ? (address->sa_len + 3u) & ~3u : 4u;
        if (length > size_t(end - at))
            break;
        found[size_t(i)] = address;
        at += length;
    }
    return found;
}

template <typename Take>
void forEachEntry(const QByteArray &table, Take take)
{
    const char *at = table.constData();
    const char *const end = at + table.size();
    while (end - at >= qsizetype(sizeof(rt_msghdr))) {
        rt_msghdr head;
        std::memcpy(&head, at, sizeof head);
        if (head.rtm_msglen < sizeof head || head.rtm_msglen > end - at)
            return;
        take(head, addressesOf(head, at + sizeof head, at + head.rtm_msglen));
        at += head.rtm_msglen;
    }
}

// The kernel keeps the interface's number in bytes 2 and 3 of a link-local IPv6 address.
QHostAddress addressFrom(const sockaddr *address)
{
    if (!address)
        return {};
    if (address->sa_family == AF_INET6) {
        in6_addr bytes = reinterpret_cast<const sockaddr_in6 *>(address)->sin6_addr;
        if (IN6_IS_ADDR_LINKLOCAL(&bytes))
            bytes.s6_addr[2] = bytes.s6_addr[3] = 0;
        return QHostAddress(bytes.s6_addr);
    }
    return address->sa_family == AF_INET ? QHostAddress(address) : QHostAddress();
}

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::AnyIPv4) ||
           address == QHostAddress(QHostAddress::AnyIPv6);
}

// A default route's mask is absent or all zero; the kernel shortens a mask to its last byte set.
bool isDefault(const Addresses &addresses)
{
    const sockaddr *mask = addresses[RTAX_NETMASK];
    return isAny(addressFrom(addresses[RTAX_DST])) && (!mask || mask->sa_len <= 4);
}

LinkKind linkKindOf(int interfaceIndex)
{
    switch (QNetworkInterface::interfaceFromIndex(interfaceIndex).type()) {
    case QNetworkInterface::Wifi:
        return LinkKind::Wifi;
    case QNetworkInterface::Ethernet:
        return LinkKind::Cable;
    case QNetworkInterface::Ppp:
    case QNetworkInterface::Slip:
    case QNetworkInterface::Virtual:
        return LinkKind::Tunnel;
    default:
        return LinkKind::Other;
    }
}

void readMacs(int family, QList<DefaultRoute> &routes)
{
    forEachEntry(
        routingTable(family, NET_RT_FLAGS, RTF_LLINFO), [&](const auto &, const auto &all) {
            const auto *link = reinterpret_cast<const sockaddr_dl *>(all[RTAX_GATEWAY]);
            if (!link || link->sdl_family != AF_LINK)
                return;
            for (DefaultRoute &route : routes) {
                if (route.gateway == addressFrom(all[RTAX_DST]) &&
                    route.interfaceIndex == link->sdl_index)
                    route.mac =
                        macToString(reinterpret_cast<const uchar *>(LLADDR(link)), link->sdl_alen);
            }
        });
}

} // namespace

QList<DefaultRoute> readDefaultRoutes()
{
    QList<DefaultRoute> routes;
    forEachEntry(routingTable(AF_UNSPEC, NET_RT_DUMP, 0), [&](const auto &head, const auto &all) {
        const QHostAddress gateway = addressFrom(all[RTAX_GATEWAY]);
        if (!(head.rtm_flags & RTF_UP) || !(head.rtm_flags & RTF_GATEWAY) || !isDefault(all) ||
            gateway.isNull())
            return;
        // There are no metrics here: an interface-scoped route is one the system would not take.
        const int metric = head.rtm_flags & RTF_IFSCOPE ? 1 : 0;
        routes.append({gateway, head.rtm_index, metric, QHostAddress(), QString(),
                       linkKindOf(head.rtm_index)});
    });
    readMacs(AF_INET, routes);
    readMacs(AF_INET6, routes);
    return routes;
}

} // namespace ringthrough

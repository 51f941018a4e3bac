#include "default_routes.h"

#include "link_kind.h"
#include "netlink_message.h"

#include <array>
#include <functional>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ringthrough {

namespace {

class NetlinkSocket
{
public:
    NetlinkSocket() : m_fd(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE))
    {
        // The kernel answers at once or not at all.
        const timeval limit{0, 200000};
        setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    ~NetlinkSocket()
    {
        if (m_fd >= 0)
            close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(NetlinkSocket)

    // Asks for one table and hands over every entry of it.
    void readTable(quint16 request, quint16 entry, const std::function<void(QByteArrayView)> &take)
    {
        const QByteArray dump = netlinkDumpRequest(request, ++m_sequence);
        if (send(m_fd, dump.constData(), size_t(dump.size()), 0) < 0)
            return;
        std::array<char, 65536> buffer;
        for (int datagrams = 0; datagrams < maxDatagrams; ++datagrams) {
            const ssize_t size = recv(m_fd, buffer.data(), buffer.size(), 0);
            if (size <= 0)
                return;
            const NetlinkMessages answer = netlinkMessages(QByteArrayView(buffer.data(), size));
            for (const NetlinkMessage &message : answer.messages) {
                if (message.type == entry)
                    take(message.payload);
            }
            if (answer.over)
                return;
        }
    }

private:
    static constexpr int maxDatagrams = 1000; // a full internet routing table would be cut here
    int m_fd;
    quint32 m_sequence = 0;
};

LinkKind linkKindOf(int interfaceIndex)
{
    std::array<char, IF_NAMESIZE> name{};
    if (!if_indextoname(unsigned(interfaceIndex), name.data()))
        return LinkKind::Other;
    return linkKindFromSysfs(QStringLiteral("/sys/class/net/") + QString::fromUtf8(name.data()));
}

} // namespace

QList<DefaultRoute> readDefaultRoutes()
{
    QList<DefaultRoute> routes;
    NetlinkSocket kernel;
    kernel.readTable(RTM_GETROUTE, RTM_NEWROUTE,
                     [&](QByteArrayView entry) { routes.append(defaultRoutesIn(entry)); });
    for (DefaultRoute &route : routes)
        route.link = linkKindOf(route.interfaceIndex);
    kernel.readTable(RTM_GETNEIGH, RTM_NEWNEIGH, [&](QByteArrayView entry) {
        const auto neighbour = neighbourIn(entry);
        for (DefaultRoute &route : routes) {
            if (neighbour && neighbour->address == route.gateway &&
                neighbour->interfaceIndex == route.interfaceIndex)
                route.mac = neighbour->mac;
        }
    });
    return routes;
}

} // namespace ringthrough

#include "netlink_message.h"

#include <QtEndian>

#include <cstring>
#include <map>

#include <linux/neighbour.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

namespace ringthrough {

namespace {

using Attributes = std::map<quint16, QByteArrayView>;

// Copied out byte by byte: a datagram from anywhere may be cut and unaligned.
template <typename T>
std::optional<T> leading(QByteArrayView bytes)
{
    T value;
    if (bytes.size() < qsizetype(sizeof value))
        return std::nullopt;
    std::memcpy(&value, bytes.data(), sizeof value);
    return value;
}

QByteArrayView after(QByteArrayView bytes, size_t size)
{
    const qsizetype aligned = NLMSG_ALIGN(size);
    return aligned < bytes.size() ? bytes.sliced(aligned) : QByteArrayView();
}

Attributes attributesIn(QByteArrayView bytes)
{
    Attributes found;
    while (const auto head = leading<rtattr>(bytes)) {
        if (head->rta_len < sizeof(rtattr) || head->rta_len > bytes.size())
            break;
        found[head->rta_type & NLA_TYPE_MASK] =
            bytes.sliced(RTA_LENGTH(0), head->rta_len - RTA_LENGTH(0));
        bytes = after(bytes, head->rta_len);
    }
    return found;
}

QByteArrayView valueOf(const Attributes &attributes, quint16 type)
{
    const auto it = attributes.find(type);
    return it == attributes.end() ? QByteArrayView() : it->second;
}

int numberOf(const Attributes &attributes, quint16 type, int otherwise)
{
    return int(leading<quint32>(valueOf(attributes, type)).value_or(quint32(otherwise)));
}

QHostAddress addressFrom(QByteArrayView bytes)
{
    constexpr qsizetype ipv4Bytes = 4;
    constexpr qsizetype ipv6Bytes = 16;
    if (bytes.size() == ipv4Bytes)
        return QHostAddress(qFromBigEndian<quint32>(bytes.data()));
    if (bytes.size() == ipv6Bytes)
        return QHostAddress(reinterpret_cast<const quint8 *>(bytes.data()));
    return {};
}

// RTA_VIA is a family and an address of that family: an IPv4 route by way of an IPv6 router.
QHostAddress nextHopIn(const Attributes &attributes)
{
    const QHostAddress direct = addressFrom(valueOf(attributes, RTA_GATEWAY));
    const QByteArrayView via = valueOf(attributes, RTA_VIA);
    if (!direct.isNull() || via.size() < qsizetype(sizeof(quint16)))
        return direct;
    return addressFrom(via.sliced(sizeof(quint16)));
}

bool isDown(unsigned flags)
{
    return flags & (RTNH_F_DEAD | RTNH_F_LINKDOWN);
}

QList<DefaultRoute> nextHopsIn(QByteArrayView bytes, const DefaultRoute &common)
{
    QList<DefaultRoute> routes;
    while (const auto hop = leading<rtnexthop>(bytes)) {
        if (hop->rtnh_len < sizeof(rtnexthop) || hop->rtnh_len > bytes.size())
            break;
        DefaultRoute route = common;
        route.interfaceIndex = hop->rtnh_ifindex;
        route.gateway = nextHopIn(attributesIn(
            bytes.sliced(sizeof(rtnexthop), hop->rtnh_len - qsizetype(sizeof(rtnexthop)))));
        if (!route.gateway.isNull() && !isDown(hop->rtnh_flags))
            routes.append(route);
        bytes = after(bytes, hop->rtnh_len);
    }
    return routes;
}

} // namespace

QByteArray netlinkDumpRequest(quint16 type, quint32 sequence)
{
    struct
    {
        nlmsghdr head;
        rtmsg body;
    } request{};
    request.head.nlmsg_len = sizeof request;
    request.head.nlmsg_type = type;
    request.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    request.head.nlmsg_seq = sequence;
    request.body.rtm_family = AF_UNSPEC;
    return QByteArray(reinterpret_cast<const char *>(&request), sizeof request);
}

NetlinkMessages netlinkMessages(QByteArrayView datagram)
{
    NetlinkMessages result;
    while (const auto head = leading<nlmsghdr>(datagram)) {
        if (head->nlmsg_len < sizeof(nlmsghdr) || head->nlmsg_len > quint64(datagram.size()))
            break;
        if (head->nlmsg_type == NLMSG_DONE || head->nlmsg_type == NLMSG_ERROR) {
            result.over = true;
            break;
        }
        result.messages.append(
            {head->nlmsg_type, datagram.sliced(NLMSG_HDRLEN, head->nlmsg_len - NLMSG_HDRLEN)});
        datagram = after(datagram, head->nlmsg_len);
    }
    return result;
}

QList<DefaultRoute> defaultRoutesIn(QByteArrayView payload)
{
    const auto head = leading<rtmsg>(payload);
    if (!head || head->rtm_dst_len != 0 || head->rtm_type != RTN_UNICAST || isDown(head->rtm_flags))
        return {};
    const Attributes attributes = attributesIn(after(payload, sizeof(rtmsg)));
    // Other tables hold policy routes (WireGuard keeps its own default there).
    if (numberOf(attributes, RTA_TABLE, head->rtm_table) != RT_TABLE_MAIN)
        return {};
    DefaultRoute route;
    route.metric = numberOf(attributes, RTA_PRIORITY, 0);
    route.source = addressFrom(valueOf(attributes, RTA_PREFSRC));
    if (attributes.contains(RTA_MULTIPATH))
        return nextHopsIn(valueOf(attributes, RTA_MULTIPATH), route);
    route.interfaceIndex = numberOf(attributes, RTA_OIF, 0);
    route.gateway = nextHopIn(attributes);
    if (route.gateway.isNull())
        return {};
    return {route};
}

std::optional<Neighbour> neighbourIn(QByteArrayView payload)
{
    const auto head = leading<ndmsg>(payload);
    if (!head || (head->ndm_state & (NUD_INCOMPLETE | NUD_FAILED)))
        return std::nullopt;
    const Attributes attributes = attributesIn(after(payload, sizeof(ndmsg)));
    const QByteArrayView mac = valueOf(attributes, NDA_LLADDR);
    Neighbour neighbour{addressFrom(valueOf(attributes, NDA_DST)), head->ndm_ifindex,
                        macToString(reinterpret_cast<const uchar *>(mac.data()), mac.size())};
    if (neighbour.address.isNull() || neighbour.mac.isEmpty())
        return std::nullopt;
    return neighbour;
}

} // namespace ringthrough

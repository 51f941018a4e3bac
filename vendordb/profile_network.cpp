#include "profile_network.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr int v6Bits = 128;
constexpr int groupCount = 8;

std::optional<IpAddress> v4FromString(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\."
                       "(0|[1-9][0-9]{0,2})\\.(0|[1-9][0-9]{0,2})\\z"));
    const QRegularExpressionMatch found = form.match(text);
    if (!found.hasMatch())
        return std::nullopt;
    IpAddress address;
    for (int i = 0; i < 4; ++i) {
        const int number = found.captured(i + 1).toInt();
        if (number > 255)
            return std::nullopt;
        address.bytes[size_t(i)] = quint8(number);
    }
    return address;
}

// The groups of one side of "::"; nothing when one of them is none.
std::optional<QList<quint16>> groupsOf(const QString &side)
{
    static const QRegularExpression group(QStringLiteral("\\A[0-9A-Fa-f]{1,4}\\z"));
    QList<quint16> groups;
    if (side.isEmpty())
        return groups;
    for (const QString &text : side.split(u':')) {
        if (!group.match(text).hasMatch())
            return std::nullopt;
        groups.append(text.toUShort(nullptr, 16));
    }
    return groups;
}

// An IPv4 address at the end stands for the last two groups.
std::optional<QString> withoutV4Tail(const QString &text)
{
    const qsizetype lastColon = text.lastIndexOf(u':');
    if (!text.contains(u'.'))
        return text;
    const std::optional<IpAddress> tail = v4FromString(text.mid(lastColon + 1));
    if (!tail || lastColon < 0)
        return std::nullopt;
    const auto &b = tail->bytes;
    return text.left(lastColon + 1) + QString::number(b[0] << 8 | b[1], 16) + u':' +
           QString::number(b[2] << 8 | b[3], 16);
}

IpAddress fromGroups(const QList<quint16> &groups)
{
    IpAddress address;
    address.bits = v6Bits;
    for (int i = 0; i < groupCount; ++i) {
        address.bytes[size_t(i) * 2] = quint8(groups.at(i) >> 8);
        address.bytes[size_t(i) * 2 + 1] = quint8(groups.at(i) & 0xff);
    }
    return address;
}

std::optional<IpAddress> v6FromString(const QString &whole)
{
    const std::optional<QString> text = withoutV4Tail(whole);
    const QStringList sides = text ? text->split(QStringLiteral("::")) : QStringList();
    if (sides.isEmpty() || sides.size() > 2 || !text->contains(u':'))
        return std::nullopt;
    const auto left = groupsOf(sides.first());
    const auto right = groupsOf(sides.value(1));
    if (!left || !right)
        return std::nullopt;
    const qsizetype missing = groupCount - left->size() - right->size();
    if (sides.size() == 1 ? missing != 0 : missing < 1)
        return std::nullopt;
    return fromGroups(*left + QList<quint16>(missing, 0) + *right);
}

quint16 groupAt(const IpAddress &address, int at)
{
    return quint16(address.bytes[size_t(at) * 2] << 8 | address.bytes[size_t(at) * 2 + 1]);
}

// Where the longest row of zeros begins and how long it is; one zero alone is not left out.
std::pair<int, int> longestZeros(const IpAddress &address)
{
    std::pair<int, int> longest{0, 1};
    for (int begin = 0; begin < groupCount; ++begin) {
        int end = begin;
        while (end < groupCount && groupAt(address, end) == 0)
            ++end;
        if (end - begin > longest.second)
            longest = {begin, end - begin};
    }
    return longest.second > 1 ? longest : std::pair<int, int>{groupCount, 0};
}

QString v6ToString(const IpAddress &address)
{
    const auto [zeros, count] = longestZeros(address);
    QStringList before;
    QStringList after;
    for (int i = 0; i < groupCount; ++i) {
        if (i < zeros || i >= zeros + count)
            (i < zeros ? before : after).append(QString::number(groupAt(address, i), 16));
    }
    const QString between = count > 0 ? QStringLiteral("::") : QString();
    return before.join(u':') + between + after.join(u':');
}

bool bitAt(const IpAddress &address, int bit)
{
    return address.bytes[size_t(bit) / 8] >> (7 - bit % 8) & 1;
}

} // namespace

QString IpAddress::toString() const
{
    if (bits == v6Bits)
        return v6ToString(*this);
    return QStringLiteral("%1.%2.%3.%4").arg(bytes[0]).arg(bytes[1]).arg(bytes[2]).arg(bytes[3]);
}

IpNetwork IpNetwork::withoutHostBits() const
{
    IpNetwork network = *this;
    for (int bit = prefix; bit < first.bits; ++bit)
        network.first.bytes[size_t(bit) / 8] &= quint8(~(1U << (7 - bit % 8)));
    return network;
}

bool IpNetwork::hasHostBits() const
{
    return withoutHostBits() != *this;
}

bool IpNetwork::overlaps(const IpNetwork &other) const
{
    if (first.bits != other.first.bits)
        return false;
    for (int bit = 0; bit < std::min(prefix, other.prefix); ++bit) {
        if (bitAt(first, bit) != bitAt(other.first, bit))
            return false;
    }
    return true;
}

QString IpNetwork::toString() const
{
    return first.toString() + u'/' + QString::number(prefix);
}

std::optional<IpAddress> ipAddressFromString(const QString &text)
{
    const std::optional<IpAddress> v4 = v4FromString(text);
    return v4 ? v4 : v6FromString(text);
}

std::optional<IpNetwork> ipNetworkFromString(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A([^/]+)/(0|[1-9][0-9]{0,2})\\z"));
    const QRegularExpressionMatch found = form.match(text);
    const std::optional<IpAddress> address = ipAddressFromString(found.captured(1));
    const int prefix = found.captured(2).toInt();
    if (!address || prefix > address->bits)
        return std::nullopt;
    return IpNetwork{*address, prefix};
}

bool isSpecial(const IpNetwork &network)
{
    static const QStringList special{
        QStringLiteral("0.0.0.0/8"),      QStringLiteral("10.0.0.0/8"),
        QStringLiteral("100.64.0.0/10"),  QStringLiteral("127.0.0.0/8"),
        QStringLiteral("169.254.0.0/16"), QStringLiteral("172.16.0.0/12"),
        QStringLiteral("192.168.0.0/16"), QStringLiteral("198.18.0.0/15"),
        QStringLiteral("224.0.0.0/3"),    QStringLiteral("::/8"),
        QStringLiteral("64:ff9b:1::/48"), QStringLiteral("fc00::/7"),
        QStringLiteral("fe80::/10"),      QStringLiteral("ff00::/8")};
    return std::any_of(special.begin(), special.end(), [&network](const QString &text) {
        return network.overlaps(*ipNetworkFromString(text));
    });
}

} // namespace ringthrough

#include "ssh_offer.h"

#include "ssh_algorithms.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace ringthrough {

namespace {

constexpr qsizetype packetLimit = 35000; // RFC 4253, 6.1
constexpr uchar keyExchangeInit = 20;
constexpr qsizetype cookieSize = 16;

std::optional<quint32> numberAt(const QByteArray &bytes, qsizetype at)
{
    if (at < 0 || at + 4 > bytes.size())
        return std::nullopt;
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

// Where the packet after the greeting begins. Other lines may come before the greeting.
std::optional<qsizetype> afterGreeting(const QByteArray &bytes)
{
    qsizetype line = 0;
    while (line < bytes.size()) {
        const qsizetype end = bytes.indexOf('\n', line);
        if (end < 0)
            return std::nullopt;
        if (bytes.mid(line).startsWith("SSH-"))
            return end + 1;
        line = end + 1;
    }
    return std::nullopt;
}

std::optional<QStringList> listAt(const QByteArray &payload, qsizetype &at)
{
    const auto size = numberAt(payload, at);
    if (!size || at + 4 + static_cast<qsizetype>(*size) > payload.size())
        return std::nullopt;
    const QString names = QString::fromLatin1(payload.mid(at + 4, static_cast<qsizetype>(*size)));
    at += 4 + static_cast<qsizetype>(*size);
    return names.split(QLatin1Char(','), Qt::SkipEmptyParts);
}

bool sharesOne(const QStringList &offered, const char *sound)
{
    const QStringList ours = QString::fromLatin1(sound).split(QLatin1Char(','));
    return std::any_of(offered.begin(), offered.end(),
                       [&](const QString &name) { return ours.contains(name); });
}

} // namespace

QString SshOffer::onlyObsolete() const
{
    const auto lacks = [](const char *what, const QStringList &offered, const char *sound) {
        return sharesOne(offered, sound)
                   ? QString()
                   : QString::fromLatin1(what) + offered.join(QLatin1Char(','));
    };
    for (const QString &lack : {lacks("key exchange: ", keyExchange, ssh_algorithms::keyExchange),
                                lacks("host key: ", hostKeys, ssh_algorithms::hostKeys),
                                lacks("cipher: ", ciphers, ssh_algorithms::ciphers),
                                lacks("check sum: ", macs, ssh_algorithms::macs)}) {
        if (!lack.isEmpty())
            return lack;
    }
    return {};
}

std::optional<SshOffer> parseSshOffer(const QByteArray &bytes)
{
    const auto start = afterGreeting(bytes);
    const auto size = start ? numberAt(bytes, *start) : std::nullopt;
    if (!size || *size > packetLimit || bytes.size() < *start + 4 + static_cast<qsizetype>(*size))
        return std::nullopt;
    const QByteArray packet = bytes.mid(*start + 4, static_cast<qsizetype>(*size));
    if (packet.size() < 2 || static_cast<uchar>(packet.at(1)) != keyExchangeInit)
        return std::nullopt;
    qsizetype at = 2 + cookieSize;
    std::array<QStringList, 6> lists;
    for (QStringList &list : lists) {
        const auto read = listAt(packet, at);
        if (!read)
            return std::nullopt;
        list = *read;
    }
    return SshOffer{lists[0], lists[1], lists[2], lists[4]};
}

} // namespace ringthrough

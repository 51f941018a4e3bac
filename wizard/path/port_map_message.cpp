#include "port_map_message.h"

#include <QtEndian>

namespace ringthrough {

namespace {

constexpr char version = 0;
constexpr char publicAddress = 0;
constexpr uchar answer = 128; // added to what was asked

} // namespace

QByteArray portMapQuestion()
{
    const char bytes[] = {version, publicAddress};
    return QByteArray(bytes, sizeof bytes);
}

// version, 128 + 0, result (2 bytes), seconds since the router's start (4), address (4)
std::optional<QHostAddress> portMapAddress(const QByteArray &datagram)
{
    constexpr qsizetype size = 12;
    constexpr qsizetype resultAt = 2;
    constexpr qsizetype addressAt = 8;
    if (datagram.size() != size || datagram.at(0) != version ||
        uchar(datagram.at(1)) != answer + publicAddress)
        return std::nullopt;
    if (qFromBigEndian<quint16>(datagram.constData() + resultAt) != 0)
        return QHostAddress();
    return QHostAddress(qFromBigEndian<quint32>(datagram.constData() + addressAt));
}

} // namespace ringthrough

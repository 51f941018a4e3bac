#pragma once

#include <QByteArray>
#include <QHostAddress>

namespace ringthrough {

/// One end of a packet.
struct PacketEnd
{
    QHostAddress address;
    quint16 port = 0;
};

/// What a mirror answers to a request: in base64, what arrived and from where. Empty for everything
/// that is not meant for a mirror, and for what is too long.
QByteArray mirrorAnswer(const QByteArray &request, const PacketEnd &source,
                        const PacketEnd &destination, const QByteArray &transport);

} // namespace ringthrough

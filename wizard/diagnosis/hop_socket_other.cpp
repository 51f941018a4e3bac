#include "hop_socket.h"

#include <QSocketNotifier>

namespace ringthrough {

HopSocket::HopSocket(QObject *parent) : QObject(parent) {}

HopSocket::~HopSocket() = default;

// Windows and macOS show what routers quote to administrators alone.
bool HopSocket::works()
{
    return false;
}

bool HopSocket::open(const QHostAddress &, quint16, quint16, int)
{
    return false;
}

void HopSocket::send(const QByteArray &) {}

QHostAddress HopSocket::ownAddress() const
{
    return {};
}

quint16 HopSocket::ownPort() const
{
    return 0;
}

} // namespace ringthrough

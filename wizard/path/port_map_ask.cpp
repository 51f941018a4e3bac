#include "port_map_ask.h"

#include "port_map_message.h"

#include <QNetworkDatagram>
#include <QNetworkProxy>

#include <chrono>
#include <utility>

namespace ringthrough {

namespace {

// RFC 6886, 3.1, given up after the third instead of the ninth.
constexpr std::chrono::milliseconds firstWait{250};
constexpr int mostSent = 3;
constexpr qint64 datagramLimit = 64;

} // namespace

PortMapAsk::PortMapAsk(const QHostAddress &router, QObject *parent)
    : QObject(parent), m_router(router)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_again.setSingleShot(true);
    connect(&m_socket, &QAbstractSocket::connected, this, &PortMapAsk::ask);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &PortMapAsk::conclude);
    connect(&m_socket, &QIODevice::readyRead, this, &PortMapAsk::read);
    connect(&m_again, &QTimer::timeout, this, &PortMapAsk::ask);
}

PortMapAsk::~PortMapAsk()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

// The system lets a connected socket hear nobody but the router.
void PortMapAsk::start()
{
    m_socket.connectToHost(m_router, portMapPort);
}

void PortMapAsk::ask()
{
    if (m_over)
        return;
    if (m_sent == mostSent)
        return conclude();
    m_again.start(firstWait * (1 << m_sent++));
    m_socket.write(portMapQuestion());
}

void PortMapAsk::read()
{
    while (m_socket.hasPendingDatagrams() && !m_over) {
        const QNetworkDatagram datagram = m_socket.receiveDatagram(datagramLimit);
        if (const auto address = portMapAddress(datagram.data())) {
            m_address = *address;
            conclude();
        }
    }
}

void PortMapAsk::conclude()
{
    if (std::exchange(m_over, true))
        return;
    m_again.stop();
    m_socket.disconnect(this);
    Q_EMIT finished();
}

} // namespace ringthrough

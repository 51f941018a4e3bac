#include "dual_port.h"

#include "sip_text.h"

#include <QNetworkDatagram>
#include <QTcpSocket>

#include <memory>

namespace ringthrough {

namespace {

constexpr qsizetype mostBytes = 8192;
constexpr int mostConnections = 32;
constexpr int attempts = 50;

} // namespace

DualPort::DualPort(QObject *parent) : QObject(parent)
{
    connect(&m_udp, &QUdpSocket::readyRead, this, &DualPort::readDatagrams);
    connect(&m_tcp, &QTcpServer::newConnection, this, &DualPort::takeConnections);
}

bool DualPort::listen(const QHostAddress &address)
{
    // The system chooses a port that is free for UDP; for TCP somebody may have it.
    for (int attempt = 0; attempt < attempts; ++attempt)
        if (tryPort(address))
            return true;
    return false;
}

bool DualPort::tryPort(const QHostAddress &address)
{
    if (!m_udp.bind(address, 0, QAbstractSocket::DontShareAddress))
        return false;
    if (m_tcp.listen(address, m_udp.localPort()))
        return true;
    m_udp.close();
    return false;
}

void DualPort::sendTo(const QByteArray &message, const QHostAddress &address, quint16 port)
{
    m_udp.writeDatagram(message, address, port);
}

void DualPort::readDatagrams()
{
    while (m_udp.hasPendingDatagrams()) {
        const QNetworkDatagram packet = m_udp.receiveDatagram();
        if (packet.isValid() && packet.data().size() <= mostBytes)
            Q_EMIT datagram(packet.data(), packet.senderAddress(),
                            static_cast<quint16>(packet.senderPort()));
    }
}

void DualPort::takeConnections()
{
    while (QTcpSocket *socket = m_tcp.nextPendingConnection()) {
        if (m_tcp.findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly).size() >
            mostConnections) {
            socket->abort();
            socket->deleteLater();
        } else {
            adopt(socket);
        }
    }
}

void DualPort::adopt(QTcpSocket *socket)
{
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    Q_EMIT connected(socket);
    readSipMessages(socket, this,
                    [this, socket](const QByteArray &bytes) { Q_EMIT message(socket, bytes); });
}

void readSipMessages(QTcpSocket *socket, QObject *context,
                     const std::function<void(const QByteArray &)> &take)
{
    socket->setReadBufferSize(mostBytes);
    const auto buffer = std::make_shared<QByteArray>();
    QObject::connect(socket, &QTcpSocket::readyRead, context, [socket, buffer, take] {
        *buffer += socket->read(mostBytes);
        for (QByteArray one = takeSipMessage(*buffer); !one.isEmpty();
             one = takeSipMessage(*buffer))
            take(one);
        if (buffer->size() > mostBytes)
            socket->abort();
    });
}

} // namespace ringthrough

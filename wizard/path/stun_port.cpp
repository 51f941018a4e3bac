#include "stun_port.h"

#include <QNetworkDatagram>
#include <QNetworkProxy>

namespace ringthrough {

StunPort::StunPort(QObject *parent) : QObject(parent)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QUdpSocket::readyRead, this, &StunPort::read);
}

StunPort::~StunPort()
{
    m_socket.disconnect(this);
}

bool StunPort::open(const QHostAddress &server)
{
    const bool v6 = server.protocol() == QAbstractSocket::IPv6Protocol;
    const QHostAddress any(v6 ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4);
    return m_socket.bind(any, 0, QAbstractSocket::DontShareAddress);
}

void StunPort::close()
{
    m_socket.close();
}

bool StunPort::send(const QByteArray &bytes, const StunEnd &to)
{
    return m_socket.writeDatagram(bytes, to.address, to.port) == bytes.size();
}

void StunPort::read()
{
    while (m_socket.hasPendingDatagrams()) {
        const QNetworkDatagram packet = m_socket.receiveDatagram();
        if (packet.isValid() && packet.data().size() <= longestStunMessage)
            Q_EMIT received(packet.data(),
                            {packet.senderAddress(), static_cast<quint16>(packet.senderPort())});
    }
}

QHostAddress ownAddressTowards(const StunEnd &server)
{
    QUdpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    // For UDP this is a question to the routing table only, and answered at once.
    socket.connectToHost(server.address, server.port);
    return socket.state() == QAbstractSocket::ConnectedState ? socket.localAddress()
                                                             : QHostAddress();
}

} // namespace ringthrough

#include "sip_wire.h"

#include "time_to_live.h"

#include <QNetworkDatagram>
#include <QNetworkProxy>
#include <QSignalBlocker>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUdpSocket>

namespace ringthrough {

namespace {

constexpr qsizetype mostBytes = 16 * 1024;

QAbstractSocket *makeSocket(Wire kind, QObject *parent)
{
    switch (kind) {
    case Wire::Udp:
        return new QUdpSocket(parent);
    case Wire::Tcp:
        return new QTcpSocket(parent);
    case Wire::Tls:
        break;
    }
    auto *tls = new QSslSocket(parent);
    // It only shows what arrives where nobody can read it, and carries no secret; whether a phone
    // should trust the certificate is looked at elsewhere.
    tls->setPeerVerifyMode(QSslSocket::VerifyNone);
    return tls;
}

} // namespace

SipWire::SipWire(Wire kind, QObject *parent)
    : QObject(parent), m_kind(kind), m_socket(makeSocket(kind, this))
{
    connect(m_socket, &QAbstractSocket::connected, this, [this] {
        // Otherwise the system may hold a message back, or join two.
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        if (m_kind != Wire::Tls)
            Q_EMIT opened();
    });
    if (kind == Wire::Tls)
        connect(static_cast<QSslSocket *>(m_socket), &QSslSocket::encrypted, this,
                &SipWire::opened);
    connect(m_socket, &QAbstractSocket::errorOccurred, this, &SipWire::fail);
    connect(m_socket, &QIODevice::readyRead, this,
            kind == Wire::Udp ? &SipWire::readDatagrams : &SipWire::readStream);
}

SipWire::~SipWire()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void SipWire::trustOnly(const QString &name, const QList<QSslCertificate> &authorities)
{
    auto *tls = qobject_cast<QSslSocket *>(m_socket);
    if (!tls)
        return;
    m_trustedName = name;
    tls->setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (authorities.isEmpty())
        return;
    QSslConfiguration configuration = tls->sslConfiguration();
    configuration.setCaCertificates(authorities);
    tls->setSslConfiguration(configuration);
}

void SipWire::open(const QHostAddress &server, quint16 port, quint16 localPort, quint16 wishedPort)
{
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(m_kind == Wire::Udp ? 0 : mostBytes);
    if (localPort != 0 && !leaveFrom(localPort, server)) {
        Q_EMIT failed(Delivery::NotSent, m_socket->errorString());
        return;
    }
    if (localPort == 0 && wishedPort != 0)
        leaveFrom(wishedPort, server);
    if (m_routers != 0 && !leavesToDie(server)) {
        Q_EMIT failed(Delivery::NotSent, m_socket->errorString());
        return;
    }
    if (m_kind == Wire::Tls)
        static_cast<QSslSocket *>(m_socket)->connectToHostEncrypted(server.toString(), port,
                                                                    m_trustedName);
    else
        m_socket->connectToHost(server, port);
}

bool SipWire::letDieAfter(int routers)
{
    if (m_kind == Wire::Udp)
        return setTimeToLive(m_socket->socketDescriptor(), routers);
    m_routers = routers;
    return true;
}

// There is no socket before it is bound, and after that the first packet is on its way.
bool SipWire::leavesToDie(const QHostAddress &server)
{
    const bool bound = m_socket->state() == QAbstractSocket::BoundState || leaveFrom(0, server);
    return bound && setTimeToLive(m_socket->socketDescriptor(), m_routers);
}

bool SipWire::leaveFrom(quint16 localPort, const QHostAddress &server)
{
    const bool v6 = server.protocol() == QAbstractSocket::IPv6Protocol;
    const QHostAddress any(v6 ? QHostAddress::AnyIPv6 : QHostAddress::AnyIPv4);
    const QAbstractSocket::BindMode mode =
        m_kind == Wire::Udp ? QAbstractSocket::DontShareAddress : QAbstractSocket::ReuseAddressHint;
    // A bind that fails is told as an error of the connection as well.
    const QSignalBlocker quiet(m_socket);
    return m_socket->bind(any, localPort, mode);
}

void SipWire::send(const QByteArray &message)
{
    m_socket->write(message);
    if (m_kind != Wire::Udp)
        m_socket->flush();
}

bool SipWire::isOpen() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket);
    return m_socket->state() == QAbstractSocket::ConnectedState && (!tls || tls->isEncrypted());
}

QHostAddress SipWire::ownAddress() const
{
    return m_socket->localAddress();
}

quint16 SipWire::ownPort() const
{
    return m_socket->localPort();
}

// The system lets a connected UDP socket hear nobody but its server.
void SipWire::readDatagrams()
{
    auto *udp = static_cast<QUdpSocket *>(m_socket);
    while (udp->hasPendingDatagrams()) {
        const QByteArray message = udp->receiveDatagram().data();
        if (!message.isEmpty() && message.size() <= mostBytes)
            Q_EMIT received(message);
    }
}

void SipWire::readStream()
{
    m_buffer += m_socket->read(mostBytes - m_buffer.size());
    takeMessages();
    if (m_buffer.size() >= mostBytes)
        m_socket->abort();
}

void SipWire::takeMessages()
{
    for (QByteArray message = takeSipMessage(m_buffer); !message.isEmpty();
         message = takeSipMessage(m_buffer))
        Q_EMIT received(message);
}

void SipWire::fail()
{
    const QAbstractSocket::SocketError error = m_socket->error();
    const bool refused = error == QAbstractSocket::ConnectionRefusedError ||
                         error == QAbstractSocket::RemoteHostClosedError ||
                         error == QAbstractSocket::SslHandshakeFailedError;
    // A connection that the system gave up on is as silent as a packet without an answer.
    const bool silent = error == QAbstractSocket::SocketTimeoutError;
    Q_EMIT failed(refused  ? Delivery::Refused
                  : silent ? Delivery::Silent
                           : Delivery::NotSent,
                  m_socket->errorString());
}

} // namespace ringthrough

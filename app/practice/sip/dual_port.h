#pragma once

#include <QHostAddress>
#include <QObject>
#include <QTcpServer>
#include <QUdpSocket>

#include <functional>

QT_FORWARD_DECLARE_CLASS(QTcpSocket)

namespace ringthrough {

/// One port number, UDP and TCP, on one address. Takes whole SIP messages of a reasonable size, and
/// only so many connections at a time.
class DualPort : public QObject
{
    Q_OBJECT

public:
    explicit DualPort(QObject *parent = nullptr);

    /// On a port that the system chooses.
    bool listen(const QHostAddress &address);

    quint16 port() const { return m_udp.localPort(); }
    QHostAddress address() const { return m_udp.localAddress(); }

    void sendTo(const QByteArray &message, const QHostAddress &address, quint16 port);

Q_SIGNALS:
    void datagram(const QByteArray &message, const QHostAddress &from, quint16 fromPort);
    /// The socket belongs to this port and is deleted when the other side has gone.
    void connected(QTcpSocket *socket);
    void message(QTcpSocket *socket, const QByteArray &message);

private:
    bool tryPort(const QHostAddress &address);
    void readDatagrams();
    void takeConnections();
    void adopt(QTcpSocket *socket);

    QUdpSocket m_udp;
    QTcpServer m_tcp;
};

/// Reads whole messages from a connection and hands them on; closes it when it sends too much.
void readSipMessages(QTcpSocket *socket, QObject *context,
                     const std::function<void(const QByteArray &)> &take);

} // namespace ringthrough

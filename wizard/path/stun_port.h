#pragma once

#include "stun_message.h"

#include <QObject>
#include <QUdpSocket>

namespace ringthrough {

/// A UDP socket that talks to several servers, so that a router's treatment of one inner port can
/// be seen from many places.
class StunPort : public QObject
{
    Q_OBJECT

public:
    explicit StunPort(QObject *parent = nullptr);
    ~StunPort() override;

    /// Takes a port that nobody has, for servers of that address family. False: there is none.
    bool open(const QHostAddress &server);

    void close();

    quint16 ownPort() const { return m_socket.localPort(); }

    /// False when the system has no way there.
    bool send(const QByteArray &bytes, const StunEnd &to);

Q_SIGNALS:
    /// A packet of at most longestStunMessage bytes. The receiver must not delete this port.
    void received(const QByteArray &bytes, const ringthrough::StunEnd &from);

private:
    void read();

    QUdpSocket m_socket;
};

/// The address by which this computer talks to a server; null: there is no way. Sends nothing.
QHostAddress ownAddressTowards(const StunEnd &server);

} // namespace ringthrough

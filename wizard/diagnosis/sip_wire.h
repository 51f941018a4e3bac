#pragma once

#include "sip_probe.h"

#include <QAbstractSocket>
#include <QList>
#include <QObject>
#include <QSslCertificate>

namespace ringthrough {

/// One socket to a SIP server, UDP, TCP or TLS. It takes messages from that server alone, whole,
/// and of a size that a SIP server may send.
class SipWire : public QObject
{
    Q_OBJECT

public:
    explicit SipWire(Wire kind, QObject *parent = nullptr);
    ~SipWire() override;

    /// For TLS, before open(): the certificate must be for this name, and vouched for by one of
    /// these authorities (none: by one the system trusts). Else the connection fails before
    /// anything was sent over it. Without this call nothing is looked at.
    void trustOnly(const QString &name, const QList<QSslCertificate> &authorities);

    /// Begins to connect; `opened` or `failed` follows, perhaps at once. `localPort` is a must,
    /// `wishedPort` is taken if it is free; 0: whatever the system gives.
    void open(const QHostAddress &server, quint16 port, quint16 localPort, quint16 wishedPort = 0);

    /// One message in one packet, as far as that is in our hands.
    void send(const QByteArray &message);

    /// Packets sent from now on die after so many routers; see setTimeToLive(). Over TCP it has to
    /// be said before open(), which fails where the system does not take it.
    bool letDieAfter(int routers);

    bool isOpen() const;
    QHostAddress ownAddress() const;
    quint16 ownPort() const;

    /// What has come of a message that is not complete, over TCP or
    /// TLS.
    QByteArray unfinished() const { return m_buffer; }

Q_SIGNALS:
    void opened();
    void failed(ringthrough::Delivery how, const QString &detail);
    void received(const QByteArray &message);

private:
    void readDatagrams();
    void readStream();
    void takeMessages();
    void fail();
    bool leaveFrom(quint16 localPort, const QHostAddress &server);
    bool leavesToDie(const QHostAddress &server);

    Wire m_kind;
    QAbstractSocket *m_socket;
    QString m_trustedName;
    QByteArray m_buffer;
    int m_routers = 0; ///< of a connection that may not go further; 0: any way
};

} // namespace ringthrough

#pragma once

#include <QHostAddress>
#include <QTimer>
#include <QUdpSocket>

namespace ringthrough {

/// Asks a router by NAT-PMP for its address outside. Used once.
class PortMapAsk : public QObject
{
    Q_OBJECT

public:
    explicit PortMapAsk(const QHostAddress &router, QObject *parent = nullptr);
    ~PortMapAsk() override;

    /// `finished` comes once, after two seconds at most. It may come from inside the socket:
    /// whoever deletes this then connects it queued.
    void start();

    /// Null: the router did not say.
    QHostAddress address() const { return m_address; }

Q_SIGNALS:
    void finished();

private:
    void ask();
    void read();
    void conclude();

    QHostAddress m_router;
    QUdpSocket m_socket;
    QTimer m_again;
    QHostAddress m_address;
    int m_sent = 0;
    bool m_over = false;
};

} // namespace ringthrough

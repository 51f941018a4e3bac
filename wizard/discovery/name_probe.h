#pragma once

#include "side_probe.h"

#include <QHostAddress>
#include <QTimer>
#include <QUdpSocket>

namespace ringthrough {

/// Asks the router itself for its own name. Not QDnsLookup: that blocks a thread of the pool for
/// seconds that cannot be cancelled, and takes no other port.
class NameProbe : public SideProbe
{
    Q_OBJECT

public:
    NameProbe(const QHostAddress &router, quint16 port, QObject *parent = nullptr);
    ~NameProbe() override;

    void start() override;
    void stop() override;

private:
    void ask();
    void read();
    void end();

    QHostAddress m_router;
    quint16 m_port;
    quint16 m_id;
    int m_rounds = 0;
    QUdpSocket m_socket;
    QTimer m_timer;
};

} // namespace ringthrough

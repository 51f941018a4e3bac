#pragma once

#include "gateway.h"
#include "side_probe.h"

#include <QSet>
#include <QTimer>
#include <QUdpSocket>
#include <QUrl>

namespace ringthrough {

/// Searches for the router by SSDP, unicast and (if wanted) multicast. Televisions and printers
/// answer too; only what points at the router counts.
class SsdpProbe : public SideProbe
{
    Q_OBJECT

public:
    SsdpProbe(const Gateway &gateway, quint16 port, bool multicast, QObject *parent = nullptr);
    ~SsdpProbe() override;

    void start() override;
    void stop() override;

Q_SIGNALS:
    /// Where a description of the router is.
    void described(const QUrl &location);

private:
    void search();
    void read();
    void take(const QByteArray &datagram, const QHostAddress &sender);
    void tick();

    Gateway m_gateway;
    quint16 m_port;
    bool m_multicast;
    QUdpSocket m_socket;
    QTimer m_timer;
    int m_rounds = 0;
    int m_answers = 0;
    QSet<QUrl> m_locations;
};

} // namespace ringthrough

#pragma once

#include "dual_port.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <chrono>
#include <memory>

namespace ringthrough {

struct TranslatedFlow;

/// Plays a router's SIP ALG on loopback: takes messages for a SIP server, hands them on and brings
/// the answers back. While it is on, what goes through the main port is rewritten as routers do;
/// the control port is never touched. A UDP flow that was quiet for `memory` is forgotten: what
/// comes for it from outside is dropped.
class AlgRelay : public QObject
{
    Q_OBJECT

public:
    /// Routers remember for half a minute at least. Who practises does not wait as long.
    static constexpr std::chrono::milliseconds usualMemory{5500};

    explicit AlgRelay(std::chrono::milliseconds memory = usualMemory, QObject *parent = nullptr);
    ~AlgRelay() override;

    /// Begins to relay to a server at that address with these two ports.
    bool listen(const QHostAddress &server, quint16 serverPort, quint16 serverControlPort);

    QHostAddress address() const { return m_main.address(); }
    quint16 port() const { return m_main.port(); }
    quint16 controlPort() const { return m_control.port(); }

    void setOn(bool on) { m_on = on; }
    bool isOn() const { return m_on; }

    /// How many UDP flows are remembered; never more than a small number.
    qsizetype flows() const;

private:
    void relayDatagram(DualPort *port, quint16 serverPort, const QByteArray &message,
                       const QHostAddress &from, quint16 fromPort);
    struct UdpFlow;

    UdpFlow *flowOf(DualPort *port, quint16 serverPort, const QHostAddress &from, quint16 fromPort);
    void bringBack(UdpFlow *flow, DualPort *port, quint16 serverPort, const TranslatedFlow &ends);
    bool isForgotten(const UdpFlow &flow) const;
    void relayConnection(DualPort *port, quint16 serverPort, QTcpSocket *client);
    QByteArray outward(const DualPort *port, const QByteArray &message,
                       const TranslatedFlow &flow) const;
    QByteArray inward(const DualPort *port, const QByteArray &message,
                      const TranslatedFlow &flow) const;
    void serve(DualPort *port, quint16 serverPort);

    DualPort m_main;
    DualPort m_control;
    QHostAddress m_server;
    bool m_on = true;
    const std::chrono::milliseconds m_memory;
    QHash<QString, std::shared_ptr<UdpFlow>> m_flows;
    QList<QString> m_order; ///< of m_flows, the oldest first
};

} // namespace ringthrough

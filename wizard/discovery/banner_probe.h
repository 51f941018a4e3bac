#pragma once

#include "side_probe.h"
#include "telnet_greeting.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace ringthrough {

/// Reads what a telnet or SSH server says first, and hangs up. Types nothing.
class BannerProbe : public SideProbe
{
    Q_OBJECT

public:
    enum class Server { Telnet, Ssh };

    BannerProbe(Server server, const QHostAddress &router, quint16 port,
                std::chrono::milliseconds connectLimit, std::chrono::milliseconds readLimit,
                QObject *parent = nullptr);
    ~BannerProbe() override;

    void start() override;
    void stop() override;

private:
    void onConnected();
    void read();
    void readTelnet(const QByteArray &bytes);
    void readSsh(const QByteArray &bytes);
    void onError(QAbstractSocket::SocketError error);
    void end();
    void say(Signal signal, const QString &banner);

    Server m_server;
    QHostAddress m_router;
    quint16 m_port;
    std::chrono::milliseconds m_connectLimit;
    std::chrono::milliseconds m_readLimit;
    QTcpSocket m_socket;
    QTimer m_timer;
    qsizetype m_received = 0;
    QByteArray m_bytes;
    TelnetGreeting m_greeting;
};

} // namespace ringthrough

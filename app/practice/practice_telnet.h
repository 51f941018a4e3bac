#pragma once

#include "shared_device.h"

#include <QTcpServer>

#include <memory>

namespace ringthrough {

/// The telnet command line of a practice router.
class PracticeTelnet : public QObject
{
    Q_OBJECT

public:
    explicit PracticeTelnet(std::shared_ptr<SharedDevice> device, QObject *parent = nullptr);

    bool listen(const QHostAddress &address, quint16 port = 0);
    quint16 port() const { return m_server.serverPort(); }

    /// Drops every connection and takes no new ones until listen() is called again.
    void close();

private:
    void takeConnections();
    void serve(QTcpSocket *socket);

    std::shared_ptr<SharedDevice> m_device;
    QTcpServer m_server;
};

} // namespace ringthrough

#pragma once

#include "shared_device.h"

#include <QTcpServer>

#include <list>
#include <memory>
#include <thread>

struct ssh_bind_struct;

namespace ringthrough {

/// The SSH command line of a practice router, with a host key of its own made at start. Connections
/// are taken on the owner's thread; each then lives on a thread of its own, because a libssh
/// session may be used by one thread only.
class PracticeSsh : public QTcpServer
{
    Q_OBJECT

public:
    explicit PracticeSsh(std::shared_ptr<SharedDevice> device, QObject *parent = nullptr);
    ~PracticeSsh() override;

    /// What the server calls itself, after "SSH-2.0-".
    void setBanner(const QByteArray &banner);

    bool begin(const QHostAddress &address, quint16 port = 0);
    void end(); ///< drops every connection and takes no new ones until begin() is called again

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Connection;

    void forgetEnded();

    struct FreeBind
    {
        void operator()(ssh_bind_struct *bind) const;
    };

    std::shared_ptr<SharedDevice> m_device;
    std::unique_ptr<ssh_bind_struct, FreeBind> m_bind;
    std::list<Connection> m_connections;
};

} // namespace ringthrough

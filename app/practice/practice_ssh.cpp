#include "practice_ssh.h"

#include "practice_ssh_session.h"

#include <libssh/libssh.h>
#include <libssh/server.h>

#include <atomic>
#include <utility>

namespace ringthrough {

namespace {

constexpr int mostConnections = 8;

} // namespace

struct PracticeSsh::Connection
{
    std::shared_ptr<std::atomic<bool>> ended = std::make_shared<std::atomic<bool>>(false);
    std::jthread thread;
};

void PracticeSsh::FreeBind::operator()(ssh_bind_struct *bind) const
{
    ssh_bind_free(bind);
}

PracticeSsh::PracticeSsh(std::shared_ptr<SharedDevice> device, QObject *parent)
    : QTcpServer(parent), m_device(std::move(device)), m_bind(ssh_bind_new())
{
    ssh_key key = nullptr;
    if (ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &key) == SSH_OK)
        ssh_bind_options_set(m_bind.get(), SSH_BIND_OPTIONS_IMPORT_KEY, key); // takes it over
}

PracticeSsh::~PracticeSsh()
{
    end();
}

void PracticeSsh::setBanner(const QByteArray &banner)
{
    ssh_bind_options_set(m_bind.get(), SSH_BIND_OPTIONS_BANNER, banner.constData());
}

bool PracticeSsh::begin(const QHostAddress &address, quint16 port)
{
    return listen(address, port);
}

void PracticeSsh::end()
{
    close();
    for (Connection &connection : m_connections)
        connection.thread.request_stop();
    m_connections.clear(); // waits for each, which is a matter of one poll
}

void PracticeSsh::forgetEnded()
{
    m_connections.remove_if([](const Connection &one) { return one.ended->load(); });
}

void PracticeSsh::incomingConnection(qintptr descriptor)
{
    forgetEnded();
    SshSessionPointer session(ssh_new());
    const bool taken =
        ssh_bind_accept_fd(m_bind.get(), session.get(), socket_t(descriptor)) == SSH_OK;
    if (!taken || m_connections.size() >= mostConnections)
        return; // freeing the session closes the connection
    Connection connection;
    connection.thread = std::jthread([device = m_device, ended = connection.ended,
                                      owned = std::move(session)](std::stop_token stop) mutable {
        serveSsh(std::move(owned), device, stop);
        ended->store(true);
    });
    m_connections.push_back(std::move(connection));
}

} // namespace ringthrough

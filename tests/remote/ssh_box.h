#pragma once

#include "box_session.h"

#include <libssh/libssh.h>
#include <libssh/server.h>

#include <atomic>
#include <thread>

namespace ringthrough {

/// A box behind an SSH server on loopback, on a thread of its own, one connection at a time. The
/// box may be looked at again after halt().
class SshBox
{
public:
    explicit SshBox(Box &box, const char *keyExchange = nullptr);
    ~SshBox();

    quint16 port() const { return m_port; }
    QString fingerprint() const { return m_fingerprint; }
    bool sawPassword() const { return m_sawPassword; } ///< or an answer to a question
    void halt();

private:
    void makeHostKey();
    void serve();
    void serveOne(ssh_session session);
    bool signIn(ssh_session session);
    bool judge(ssh_message message);
    ssh_channel openShell(ssh_session session);
    void converse(ssh_session session, ssh_channel channel);

    Box &m_box;
    ssh_bind m_bind = nullptr;
    quint16 m_port = 0;
    QString m_fingerprint;
    std::atomic<bool> m_halted = false;
    std::atomic<bool> m_sawPassword = false;
    std::thread m_thread;
};

} // namespace ringthrough

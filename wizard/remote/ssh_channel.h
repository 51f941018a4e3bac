#pragma once

#include "channel.h"
#include "known_hosts.h"
#include "remote_limits.h"
#include "secret.h"
#include "tcp_socket.h"

#include <functional>
#include <memory>

struct ssh_session_struct;
struct ssh_channel_struct;

namespace ringthrough {

/// What an SSH channel asks and remembers; shared by the connections of one change.
struct SshTrust
{
    KnownHosts knownHosts;
    std::function<bool(const QString &fingerprint)> agreesToKey;
    std::function<bool(const QString &detail)> agreesToObsolete;
    bool obsoleteAgreed = false;
    bool obsoleteUsed = false;
};

/// The command line of a router over SSH: a terminal and the router's shell. Signs in by password
/// or by questions and answers; reads and writes nothing of the person's own SSH settings and keys.
class SshChannel : public Channel
{
public:
    /// `trust` must outlive the channel.
    SshChannel(const QHostAddress &address, quint16 port, QString user, Secret password,
               SshTrust &trust, RemoteLimits limits);
    ~SshChannel() override;

    std::optional<Problem> open(const Patience &patience) override;
    bool signsIn() const override { return true; }
    QString greeting() const override { return m_greeting; }
    Received read(const Patience &patience) override;
    bool write(QByteArrayView bytes, const Patience &patience) override;
    QByteArray enterKey() const override { return QByteArrayLiteral("\r"); }
    void close() override;

private:
    struct FreeSession
    {
        void operator()(ssh_session_struct *session) const;
    };
    using Step = std::function<int()>;

    std::optional<Problem> connect(const Patience &patience, bool obsolete);
    std::optional<Problem> exchangeKeys(const Patience &patience, bool obsolete);
    std::optional<Problem> checkHostKey(const Patience &patience);
    TcpSocket::Ready waitForServer(const Patience &patience) const;
    Patience within(std::chrono::milliseconds limit, const Patience &outer) const;
    std::optional<Problem> signIn(const Patience &patience);
    std::optional<Problem> answerQuestions(const Patience &patience);
    std::optional<Problem> judgeSignIn(int result) const;
    std::optional<Problem> openShell(const Patience &patience);
    void configure(bool obsolete);

    /// Repeats a call of libssh until it no longer says "again". Nothing when it came to an end.
    std::optional<Problem> finish(const Step &step, int again, int &result, During during,
                                  const Patience &patience);
    QString lastError() const;

    /// For what the server offers only obsolete algorithms; empty when it does not, or did not say.
    QString lackOfServer(const Patience &patience) const;

    QHostAddress m_address;
    quint16 m_port;
    QString m_user;
    Secret m_password;
    SshTrust &m_trust;
    RemoteLimits m_limits;
    QString m_greeting;
    TcpSocket m_socket; ///< until libssh has taken it over
    std::unique_ptr<ssh_session_struct, FreeSession> m_session;
    ssh_channel_struct *m_shell = nullptr; ///< freed with the session
};

} // namespace ringthrough

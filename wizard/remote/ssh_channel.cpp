#include "ssh_channel.h"

#include "ssh_algorithms.h"
#include "ssh_offer.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>

#include <array>
#include <utility>

namespace ringthrough {

namespace {

constexpr std::chrono::milliseconds slice{50};
constexpr qsizetype offerLimit = 64 * 1024;
// A person who takes longer to agree may find the line closed.
constexpr std::chrono::seconds longThought{20};
constexpr int columns = 511;
constexpr int rows = 1000;
// A server that goes on asking is not asking for a password any more.
constexpr int questionRounds = 4;

#ifdef Q_OS_WIN
constexpr auto nowhere = "NUL";
#else
constexpr auto nowhere = "/dev/null";
#endif

QString fingerprintOf(ssh_session session)
{
    ssh_key key = nullptr;
    uchar *hash = nullptr;
    size_t size = 0;
    QString text;
    if (ssh_get_server_publickey(session, &key) != SSH_OK)
        return text;
    if (ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_SHA256, &hash, &size) == SSH_OK) {
        const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(hash),
                                                   static_cast<qsizetype>(size));
        text = QStringLiteral("SHA256:") +
               QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals));
        ssh_clean_pubkey_hash(&hash);
    }
    ssh_key_free(key);
    return text;
}

QStringList methodNames(int methods)
{
    QStringList names;
    for (const auto &[bit, name] : {std::pair(SSH_AUTH_METHOD_PASSWORD, "password"),
                                    std::pair(SSH_AUTH_METHOD_PUBLICKEY, "publickey"),
                                    std::pair(SSH_AUTH_METHOD_HOSTBASED, "hostbased"),
                                    std::pair(SSH_AUTH_METHOD_INTERACTIVE, "keyboard-interactive"),
                                    std::pair(SSH_AUTH_METHOD_GSSAPI_MIC, "gssapi")}) {
        if (methods & static_cast<int>(bit))
            names.append(QString::fromLatin1(name));
    }
    return names;
}

} // namespace

void SshChannel::FreeSession::operator()(ssh_session_struct *session) const
{
    ssh_disconnect(session);
    ssh_free(session);
}

SshChannel::SshChannel(const QHostAddress &address, quint16 port, QString user, Secret password,
                       SshTrust &trust, RemoteLimits limits)
    : m_address(address),
      m_port(port),
      m_user(std::move(user)),
      m_password(std::move(password)),
      m_trust(trust),
      m_limits(limits)
{
}

SshChannel::~SshChannel() = default;

Patience SshChannel::within(std::chrono::milliseconds limit, const Patience &outer) const
{
    return {Clock::now() + limit, outer.stop};
}

std::optional<Problem> SshChannel::open(const Patience &patience)
{
    auto problem = connect(patience, m_trust.obsoleteAgreed);
    const auto *old = problem ? std::get_if<ObsoleteAlgorithms>(&*problem) : nullptr;
    if (old && !m_trust.obsoleteAgreed && m_trust.agreesToObsolete(old->detail)) {
        m_trust.obsoleteAgreed = true;
        problem = connect(within(m_limits.connect, patience), true);
    }
    if (!problem)
        problem = checkHostKey(patience);
    if (!problem)
        problem = signIn(within(m_limits.signIn, patience));
    if (!problem)
        problem = openShell(within(m_limits.signIn, patience));
    if (problem)
        close();
    return problem;
}

void SshChannel::configure(bool obsolete)
{
    ssh_session session = m_session.get();
    const auto set = [&](ssh_options_e option, const QByteArray &value) {
        ssh_options_set(session, option, value.constData());
    };
    const bool no = false;
    const int off = 0;
    ssh_options_set(session, SSH_OPTIONS_PROCESS_CONFIG, &no);
    ssh_options_set(session, SSH_OPTIONS_PUBKEY_AUTH, &off);
    ssh_options_set(session, SSH_OPTIONS_GSSAPI_AUTH, &off);
    set(SSH_OPTIONS_KNOWNHOSTS, nowhere);
    set(SSH_OPTIONS_GLOBAL_KNOWNHOSTS, nowhere);
    set(SSH_OPTIONS_HOST, m_address.toString().toLatin1());
    set(SSH_OPTIONS_USER, m_user.toUtf8());
    const auto list = [&](const char *sound, const char *old) {
        return QByteArray(sound) + (obsolete ? QByteArray(old) : QByteArray());
    };
    using namespace ssh_algorithms;
    set(SSH_OPTIONS_KEY_EXCHANGE, list(keyExchange, oldKeyExchange));
    set(SSH_OPTIONS_HOSTKEYS, list(hostKeys, oldHostKeys));
    set(SSH_OPTIONS_CIPHERS_C_S, list(ciphers, oldCiphers));
    set(SSH_OPTIONS_CIPHERS_S_C, list(ciphers, oldCiphers));
    set(SSH_OPTIONS_HMAC_C_S, macs);
    set(SSH_OPTIONS_HMAC_S_C, macs);
    if (obsolete) {
        const int bits = 768;
        ssh_options_set(session, SSH_OPTIONS_RSA_MIN_SIZE, &bits);
    }
    // From here on the descriptor is libssh's, which closes it whenever it likes.
    const auto descriptor = static_cast<socket_t>(m_socket.release());
    ssh_options_set(session, SSH_OPTIONS_FD, &descriptor);
    ssh_set_blocking(session, 0);
}

std::optional<Problem> SshChannel::connect(const Patience &patience, bool obsolete)
{
    close();
    if (auto problem = m_socket.connect(m_address, m_port, patience))
        return problem;
    m_session.reset(ssh_new());
    configure(obsolete);
    return exchangeKeys(patience, obsolete);
}

std::optional<Problem> SshChannel::exchangeKeys(const Patience &patience, bool obsolete)
{
    int result = SSH_ERROR;
    const Step step = [this] { return ssh_connect(m_session.get()); };
    if (auto problem = finish(step, SSH_AGAIN, result, During::Connecting, patience))
        return problem;
    if (result == SSH_OK) {
        m_trust.obsoleteUsed = m_trust.obsoleteUsed || obsolete;
        return std::nullopt;
    }
    const QString error = lastError();
    const bool hungUp = ssh_get_serverbanner(m_session.get()) != nullptr;
    const QString lack = hungUp && !obsolete ? lackOfServer(patience) : QString();
    if (!lack.isEmpty())
        return ObsoleteAlgorithms{lack};
    return ConnectionRefused{m_address.toString(), m_port, error};
}

QString SshChannel::lackOfServer(const Patience &patience) const
{
    // A server that finds nothing in common hangs up, often before libssh has read what it offered.
    // Its offer is public, so it is asked for once more.
    TcpSocket socket;
    if (socket.connect(m_address, m_port, patience) ||
        !socket.write("SSH-2.0-Ringthrough\r\n", patience))
        return {};
    QByteArray bytes;
    while (bytes.size() < offerLimit) {
        const Received received = socket.read(patience);
        if (received.end != Received::End::Bytes)
            return {};
        bytes += received.bytes;
        if (const auto offer = parseSshOffer(bytes))
            return offer->onlyObsolete();
    }
    return {};
}

std::optional<Problem> SshChannel::finish(const Step &step, int again, int &result, During during,
                                          const Patience &patience)
{
    const auto started = Clock::now();
    while ((result = step()) == again) {
        const auto now = Clock::now();
        const auto ready = waitForServer({std::min(patience.until, now + slice), patience.stop});
        if (ready == TcpSocket::Ready::Stopped)
            return Cancelled{};
        if (now >= patience.until)
            return TimedOut{during,
                            std::chrono::duration_cast<std::chrono::milliseconds>(now - started)};
    }
    return std::nullopt;
}

TcpSocket::Ready SshChannel::waitForServer(const Patience &patience) const
{
    const auto descriptor = ssh_get_fd(m_session.get());
    return TcpSocket::waitToRead(static_cast<TcpSocket::Descriptor>(descriptor), patience);
}

std::optional<Problem> SshChannel::checkHostKey(const Patience &patience)
{
    const QString found = fingerprintOf(m_session.get());
    const auto known = m_trust.knownHosts.fingerprint(m_address.toString(), m_port);
    if (known && *known == found)
        return std::nullopt;
    if (known)
        return HostKeyChanged{*known, found};
    const auto asked = Clock::now();
    if (found.isEmpty() || !m_trust.agreesToKey(found))
        return HostKeyUnknown{found};
    if (auto problem = m_trust.knownHosts.remember(m_address.toString(), m_port, found))
        return problem;
    if (Clock::now() - asked < longThought)
        return std::nullopt;
    // Servers close a connection on which nobody signs in; the key is known to the second one.
    if (auto problem = connect(within(m_limits.connect, patience), m_trust.obsoleteAgreed))
        return problem;
    return checkHostKey(patience);
}

std::optional<Problem> SshChannel::signIn(const Patience &patience)
{
    ssh_session session = m_session.get();
    int result = SSH_AUTH_ERROR;
    const Step ask = [&] { return ssh_userauth_none(session, nullptr); };
    if (auto problem = finish(ask, SSH_AUTH_AGAIN, result, During::SigningIn, patience))
        return problem;
    if (char *banner = ssh_get_issue_banner(session)) {
        m_greeting = QString::fromUtf8(banner);
        ssh_string_free_char(banner);
    }
    if (result == SSH_AUTH_SUCCESS)
        return std::nullopt;
    const int methods = ssh_userauth_list(session, nullptr);
    if (methods & SSH_AUTH_METHOD_PASSWORD) {
        const Step step = [&] {
            return ssh_userauth_password(session, nullptr, m_password.reveal().constData());
        };
        if (auto problem = finish(step, SSH_AUTH_AGAIN, result, During::SigningIn, patience))
            return problem;
        return judgeSignIn(result);
    }
    if (methods & SSH_AUTH_METHOD_INTERACTIVE)
        return answerQuestions(patience);
    return SignInUnsupported{methodNames(methods)};
}

std::optional<Problem> SshChannel::answerQuestions(const Patience &patience)
{
    ssh_session session = m_session.get();
    int result = SSH_AUTH_ERROR;
    const Step step = [&] { return ssh_userauth_kbdint(session, nullptr, nullptr); };
    bool told = false;
    for (int round = 0; round < questionRounds; ++round) {
        if (auto problem = finish(step, SSH_AUTH_AGAIN, result, During::SigningIn, patience))
            return problem;
        if (result != SSH_AUTH_INFO)
            return judgeSignIn(result);
        const int prompts = ssh_userauth_kbdint_getnprompts(session);
        // A hidden question is for the password, and it is told only once: a second time it was
        // wrong.
        for (int i = 0; i < prompts; ++i) {
            char echo = 0;
            ssh_userauth_kbdint_getprompt(session, static_cast<unsigned>(i), &echo);
            if (!echo && std::exchange(told, true))
                return SignInRefused{m_user, {}};
            const QByteArray name = m_user.toUtf8();
            ssh_userauth_kbdint_setanswer(session, static_cast<unsigned>(i),
                                          echo ? name.constData()
                                               : m_password.reveal().constData());
        }
    }
    return SignInRefused{m_user, {}};
}

std::optional<Problem> SshChannel::judgeSignIn(int result) const
{
    if (result == SSH_AUTH_SUCCESS)
        return std::nullopt;
    if (result == SSH_AUTH_DENIED)
        return SignInRefused{m_user, {}};
    if (result == SSH_AUTH_PARTIAL)
        return SignInUnsupported{methodNames(ssh_userauth_list(m_session.get(), nullptr))};
    return ConnectionLost{During::SigningIn};
}

std::optional<Problem> SshChannel::openShell(const Patience &patience)
{
    m_shell = ssh_channel_new(m_session.get());
    const std::array<Step, 3> steps{
        [this] { return ssh_channel_open_session(m_shell); },
        [this] { return ssh_channel_request_pty_size(m_shell, "vt100", columns, rows); },
        [this] { return ssh_channel_request_shell(m_shell); }};
    for (const Step &step : steps) {
        int result = SSH_ERROR;
        if (auto problem = finish(step, SSH_AGAIN, result, During::SigningIn, patience))
            return problem;
        if (result != SSH_OK)
            return ConnectionLost{During::SigningIn};
    }
    return std::nullopt;
}

Received SshChannel::read(const Patience &patience)
{
    std::array<char, 16384> buffer;
    while (m_shell) {
        const int count = ssh_channel_read_nonblocking(m_shell, buffer.data(),
                                                       static_cast<uint32_t>(buffer.size()), 0);
        if (count > 0)
            return {Received::End::Bytes, QByteArray(buffer.data(), count)};
        if (count != SSH_AGAIN && (count < 0 || ssh_channel_is_eof(m_shell)))
            break;
        const auto now = Clock::now();
        const auto ready = waitForServer({std::min(patience.until, now + slice), patience.stop});
        if (ready == TcpSocket::Ready::Stopped)
            return {Received::End::Stopped, {}};
        if (now >= patience.until)
            return {Received::End::Quiet, {}};
    }
    close();
    return {Received::End::Lost, {}};
}

bool SshChannel::write(QByteArrayView bytes, const Patience &patience)
{
    while (m_shell && !bytes.isEmpty()) {
        const int count =
            ssh_channel_write(m_shell, bytes.data(), static_cast<uint32_t>(bytes.size()));
        if (count == SSH_ERROR)
            return false;
        if (count > 0)
            bytes = bytes.sliced(count);
        else if (Clock::now() >= patience.until ||
                 waitForServer({Clock::now() + slice, patience.stop}) == TcpSocket::Ready::Stopped)
            return false;
    }
    return m_shell != nullptr;
}

QString SshChannel::lastError() const
{
    return QString::fromUtf8(ssh_get_error(m_session.get()));
}

void SshChannel::close()
{
    m_shell = nullptr;
    m_session.reset();
    m_socket.close();
}

} // namespace ringthrough

#include "ssh_box.h"

#include <libssh/callbacks.h>

#include <QTcpServer>

#include <array>
#include <poll.h>

namespace ringthrough {

namespace {

constexpr int sliceMs = 20;

// A port that is free now. Somebody else could take it in between; nobody on this machine does.
quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

SshBox::SshBox(Box &box, const char *keyExchange) : m_box(box), m_port(freePort())
{
    m_bind = ssh_bind_new();
    const bool no = false;
    const int port = m_port;
    ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_PROCESS_CONFIG, &no);
    ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_BINDADDR, "127.0.0.1");
    ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_BINDPORT, &port);
    if (keyExchange)
        ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_KEY_EXCHANGE, keyExchange);
    makeHostKey();
    ssh_bind_listen(m_bind);
    m_thread = std::thread([this] { serve(); });
}

SshBox::~SshBox()
{
    halt();
    ssh_bind_free(m_bind);
}

void SshBox::makeHostKey()
{
    ssh_key key = nullptr;
    ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &key);
    uchar *hash = nullptr;
    size_t size = 0;
    ssh_get_publickey_hash(key, SSH_PUBLICKEY_HASH_SHA256, &hash, &size);
    m_fingerprint =
        QStringLiteral("SHA256:") +
        QString::fromLatin1(QByteArray(reinterpret_cast<char *>(hash), static_cast<qsizetype>(size))
                                .toBase64(QByteArray::OmitTrailingEquals));
    ssh_clean_pubkey_hash(&hash);
    ssh_bind_options_set(m_bind, SSH_BIND_OPTIONS_IMPORT_KEY, key); // takes the key over
}

void SshBox::halt()
{
    m_halted = true;
    if (m_thread.joinable())
        m_thread.join();
}

void SshBox::serve()
{
    while (!m_halted) {
        pollfd waiting{ssh_bind_get_fd(m_bind), POLLIN, 0};
        if (::poll(&waiting, 1, sliceMs) <= 0)
            continue;
        ssh_session session = ssh_new();
        if (ssh_bind_accept(m_bind, session) == SSH_OK)
            serveOne(session);
        ssh_disconnect(session);
        ssh_free(session);
    }
}

void SshBox::serveOne(ssh_session session)
{
    const long seconds = 2;
    ssh_options_set(session, SSH_OPTIONS_TIMEOUT, &seconds);
    ssh_set_auth_methods(session,
                         m_box.keyboard ? SSH_AUTH_METHOD_INTERACTIVE : SSH_AUTH_METHOD_PASSWORD);
    if (ssh_handle_key_exchange(session) != SSH_OK || !signIn(session))
        return;
    if (ssh_channel channel = openShell(session))
        converse(session, channel);
}

// libssh would rather have callbacks, which need an event loop of its own.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
bool SshBox::judge(ssh_message message)
{
    if (ssh_message_subtype(message) != SSH_AUTH_METHOD_PASSWORD)
        return false;
    m_sawPassword = true;
    return !m_box.keyboard &&
           m_box.device.accepts(QString::fromUtf8(ssh_message_auth_user(message)),
                                QString::fromUtf8(ssh_message_auth_password(message)));
}
#pragma GCC diagnostic pop

bool SshBox::signIn(ssh_session session)
{
    while (!m_halted) {
        ssh_message message = ssh_message_get(session);
        if (!message)
            return false;
        bool in = false;
        if (ssh_message_type(message) != SSH_REQUEST_AUTH) {
            ssh_message_reply_default(message);
        } else if (ssh_message_subtype(message) == SSH_AUTH_METHOD_INTERACTIVE && m_box.keyboard) {
            const char *prompts[] = {"Password: "};
            char echo[] = {0};
            if (ssh_message_auth_kbdint_is_response(message)) {
                m_sawPassword = true;
                in = ssh_userauth_kbdint_getnanswers(session) == 1 &&
                     m_box.device.accepts(
                         m_box.device.dialogue().user,
                         QString::fromUtf8(ssh_userauth_kbdint_getanswer(session, 0)));
                in ? ssh_message_auth_reply_success(message, 0)
                   : ssh_message_reply_default(message);
            } else {
                ssh_message_auth_interactive_request(message, "", "", 1, prompts, echo);
            }
        } else {
            in = judge(message);
            in ? ssh_message_auth_reply_success(message, 0) : ssh_message_reply_default(message);
        }
        ssh_message_free(message);
        if (in)
            return true;
    }
    return false;
}

ssh_channel SshBox::openShell(ssh_session session)
{
    ssh_channel channel = nullptr;
    while (!m_halted) {
        ssh_message message = ssh_message_get(session);
        if (!message)
            return nullptr;
        bool shell = false;
        if (ssh_message_type(message) == SSH_REQUEST_CHANNEL_OPEN) {
            channel = ssh_message_channel_request_open_reply_accept(message);
        } else if (ssh_message_type(message) == SSH_REQUEST_CHANNEL) {
            shell = ssh_message_subtype(message) == SSH_CHANNEL_REQUEST_SHELL;
            ssh_message_channel_request_reply_success(message);
        } else {
            ssh_message_reply_default(message);
        }
        ssh_message_free(message);
        if (shell)
            return channel;
    }
    return nullptr;
}

void SshBox::converse(ssh_session session, ssh_channel channel)
{
    BoxSession player(m_box);
    const auto say = [&](const QByteArray &text) {
        ssh_channel_write(channel, text.constData(), static_cast<uint32_t>(text.size()));
    };
    say(player.open(DialoguePlayer::Way::Ssh));
    std::array<char, 4096> buffer;
    while (!m_halted && !ssh_channel_is_eof(channel)) {
        const int count =
            ssh_channel_read_timeout(channel, buffer.data(), buffer.size(), 0, sliceMs);
        if (count < 0)
            return;
        const auto reaction = player.typed(QByteArray(buffer.data(), count));
        say(reaction.out);
        if (reaction.breaks) {
            ssh_silent_disconnect(session);
            return;
        }
        if (reaction.closes) {
            ssh_channel_send_eof(channel);
            ssh_channel_close(channel);
            return;
        }
    }
}

} // namespace ringthrough

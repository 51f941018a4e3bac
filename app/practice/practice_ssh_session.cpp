#include "practice_ssh_session.h"

#include "shell_session.h"

#include <libssh/callbacks.h>
#include <libssh/libssh.h>
#include <libssh/server.h>

#include <chrono>

namespace ringthrough {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int pollMs = 50;
constexpr auto signInLimit = std::chrono::seconds(60);
constexpr int refusalsAllowed = 6;

// What one connection is about; the callbacks of libssh get a pointer to it.
struct Serving
{
    std::shared_ptr<SharedDevice> device;
    ShellSession shell;
    ssh_channel channel = nullptr;
    ssh_channel_callbacks_struct channelCallbacks{};
    bool signedIn = false;
    bool over = false;
    int refusals = 0;

    explicit Serving(const std::shared_ptr<SharedDevice> &shared) : device(shared), shell(shared) {}

    void print(const QByteArray &text)
    {
        ssh_channel_write(channel, text.constData(), uint32_t(text.size()));
        if (shell.ends())
            over = true;
    }
};

Serving &serving(void *data)
{
    return *static_cast<Serving *>(data);
}

int onPassword(ssh_session, const char *user, const char *password, void *data)
{
    Serving &here = serving(data);
    if (here.device->accepts(QString::fromUtf8(user), QString::fromUtf8(password))) {
        here.signedIn = true;
        here.device->signedIn();
        return SSH_AUTH_SUCCESS;
    }
    here.over = ++here.refusals >= refusalsAllowed;
    return SSH_AUTH_DENIED;
}

int onTerminal(ssh_session, ssh_channel, const char *, int, int, int, int, void *)
{
    return SSH_OK;
}

int onShell(ssh_session, ssh_channel, void *data)
{
    Serving &here = serving(data);
    here.print(here.shell.open(DialoguePlayer::Way::Ssh));
    return SSH_OK;
}

int onData(ssh_session, ssh_channel, void *bytes, uint32_t size, int, void *data)
{
    Serving &here = serving(data);
    here.print(here.shell.take(QByteArray(static_cast<const char *>(bytes), qsizetype(size))));
    return int(size);
}

void onClose(ssh_session, ssh_channel, void *data)
{
    serving(data).over = true;
}

ssh_channel onChannel(ssh_session session, void *data)
{
    Serving &here = serving(data);
    if (here.channel || !here.signedIn)
        return nullptr;
    here.channel = ssh_channel_new(session);
    auto &calls = here.channelCallbacks;
    calls.userdata = data;
    calls.channel_data_function = onData;
    calls.channel_eof_function = onClose;
    calls.channel_close_function = onClose;
    calls.channel_pty_request_function = onTerminal;
    calls.channel_shell_request_function = onShell;
    ssh_callbacks_init(&calls);
    ssh_set_channel_callbacks(here.channel, &calls);
    return here.channel;
}

void serveUntilOver(ssh_session session, Serving &here, const std::stop_token &stop)
{
    const auto deadline = Clock::now() + signInLimit;
    ssh_event event = ssh_event_new();
    ssh_event_add_session(event, session);
    while (!here.over && !stop.stop_requested()) {
        if (ssh_event_dopoll(event, pollMs) == SSH_ERROR || !ssh_is_connected(session))
            break;
        if (!here.signedIn && Clock::now() > deadline)
            break;
    }
    ssh_event_remove_session(event, session);
    ssh_event_free(event);
}

// The exchange of keys, without a call that would not hear a stop.
bool exchangeKeys(ssh_session session, const std::stop_token &stop)
{
    const auto deadline = Clock::now() + signInLimit;
    ssh_set_blocking(session, 0);
    ssh_event event = ssh_event_new();
    ssh_event_add_session(event, session);
    int state = ssh_handle_key_exchange(session);
    while (state == SSH_AGAIN && !stop.stop_requested() && Clock::now() < deadline) {
        ssh_event_dopoll(event, pollMs);
        state = ssh_handle_key_exchange(session);
    }
    ssh_event_remove_session(event, session);
    ssh_event_free(event);
    ssh_set_blocking(session, 1);
    return state == SSH_OK;
}

} // namespace

void FreeSshSession::operator()(ssh_session_struct *session) const
{
    ssh_free(session);
}

void serveSsh(SshSessionPointer session, const std::shared_ptr<SharedDevice> &device,
              const std::stop_token &stop)
{
    Serving here(device);
    ssh_server_callbacks_struct calls{};
    calls.userdata = &here;
    calls.auth_password_function = onPassword;
    calls.channel_open_request_session_function = onChannel;
    ssh_callbacks_init(&calls);
    ssh_set_server_callbacks(session.get(), &calls);
    ssh_set_auth_methods(session.get(), SSH_AUTH_METHOD_PASSWORD);
    if (exchangeKeys(session.get(), stop))
        serveUntilOver(session.get(), here, stop);
    if (here.channel) {
        ssh_channel_send_eof(here.channel);
        ssh_channel_close(here.channel);
        ssh_channel_free(here.channel);
    }
    ssh_disconnect(session.get());
}

} // namespace ringthrough

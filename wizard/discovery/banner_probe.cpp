#include "banner_probe.h"

#include <QNetworkProxy>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype greetingLimit = 16 * 1024;
constexpr std::chrono::milliseconds greetingTime{2000};
constexpr std::chrono::milliseconds quietAfterPrompt{120};

} // namespace

BannerProbe::BannerProbe(Server server, const QHostAddress &router, quint16 port,
                         std::chrono::milliseconds connectLimit,
                         std::chrono::milliseconds readLimit, QObject *parent)
    : SideProbe(parent),
      m_server(server),
      m_router(router),
      m_port(port),
      m_connectLimit(connectLimit),
      m_readLimit(std::min(readLimit, greetingTime))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(greetingLimit);
    m_timer.setSingleShot(true);
    connect(&m_socket, &QAbstractSocket::connected, this, &BannerProbe::onConnected);
    connect(&m_socket, &QIODevice::readyRead, this, &BannerProbe::read);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &BannerProbe::onError);
    connect(&m_timer, &QTimer::timeout, this, &BannerProbe::end);
}

BannerProbe::~BannerProbe()
{
    stop();
}

void BannerProbe::start()
{
    setState(State::Waiting);
    m_timer.start(m_connectLimit);
    m_socket.connectToHost(m_router, m_port);
}

void BannerProbe::stop()
{
    m_timer.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    setState(State::Over);
}

void BannerProbe::onConnected()
{
    noteSignOfLife();
    setState(State::Answering);
    m_timer.start(m_readLimit);
}

void BannerProbe::read()
{
    const QByteArray bytes = m_socket.readAll();
    m_received += bytes.size();
    if (m_server == Server::Telnet)
        readTelnet(bytes);
    else
        readSsh(bytes);
    if (m_received >= greetingLimit)
        end();
}

void BannerProbe::readTelnet(const QByteArray &bytes)
{
    m_socket.write(m_greeting.feed(bytes));
    // After a prompt the server waits for us; a moment, in case it was only a pause.
    if (m_greeting.endsWithPrompt())
        m_timer.start(std::min(quietAfterPrompt, m_timer.remainingTimeAsDuration()));
}

void BannerProbe::readSsh(const QByteArray &bytes)
{
    m_bytes += bytes;
    if (!sshIdentification(m_bytes).isEmpty())
        end();
}

void BannerProbe::onError(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::ConnectionRefusedError)
        noteSignOfLife();
    end();
}

void BannerProbe::end()
{
    if (state() == State::Over)
        return;
    setState(State::Over);
    m_timer.stop();
    m_socket.disconnect(this);
    m_socket.disconnectFromHost();
    if (m_server == Server::Telnet)
        say(Signal::TelnetBanner, m_greeting.text());
    else
        say(Signal::SshBanner, sshIdentification(m_bytes));
    Q_EMIT advanced();
}

void BannerProbe::say(Signal signal, const QString &banner)
{
    if (banner.trimmed().isEmpty())
        return;
    QUrl url;
    url.setScheme(signal == Signal::TelnetBanner ? QStringLiteral("telnet")
                                                 : QStringLiteral("ssh"));
    url.setHost(m_router.toString().section(QLatin1Char('%'), 0, 0));
    url.setPort(m_port);
    Q_EMIT observed({signal, banner, url});
}

} // namespace ringthrough

#include "name_probe.h"

#include "dns_message.h"

#include <QNetworkDatagram>
#include <QNetworkProxy>
#include <QRandomGenerator>

#include <chrono>

namespace ringthrough {

namespace {

constexpr std::chrono::milliseconds roundTime{700};
constexpr int rounds = 2;
constexpr qint64 datagramLimit = 4096;

} // namespace

NameProbe::NameProbe(const QHostAddress &router, quint16 port, QObject *parent)
    : SideProbe(parent),
      m_router(router),
      m_port(port),
      m_id(quint16(QRandomGenerator::global()->generate()))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QIODevice::readyRead, this, &NameProbe::read);
    // A router without a name server says so by ICMP.
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &NameProbe::end);
    connect(&m_timer, &QTimer::timeout, this, &NameProbe::ask);
}

NameProbe::~NameProbe()
{
    stop();
}

void NameProbe::start()
{
    setState(State::Waiting);
    // Connected, so that only the router's own answer is heard.
    connect(&m_socket, &QAbstractSocket::connected, this, &NameProbe::ask);
    m_timer.start(roundTime);
    m_socket.connectToHost(m_router, m_port);
}

void NameProbe::stop()
{
    m_timer.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    setState(State::Over);
}

void NameProbe::ask()
{
    if (++m_rounds > rounds)
        end();
    else
        m_socket.write(dnsNameQuestion(m_router, m_id));
}

void NameProbe::read()
{
    noteSignOfLife();
    QString name;
    while (m_socket.hasPendingDatagrams() && name.isEmpty())
        name = dnsNameAnswer(m_socket.receiveDatagram(datagramLimit).data(), m_id);
    if (!name.isEmpty())
        Q_EMIT observed({Signal::DnsName, name, QUrl()});
    end();
}

void NameProbe::end()
{
    if (state() == State::Over)
        return;
    stop();
    Q_EMIT advanced();
}

} // namespace ringthrough

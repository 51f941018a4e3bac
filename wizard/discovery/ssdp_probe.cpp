#include "ssdp_probe.h"

#include "ssdp_message.h"

#include <QNetworkDatagram>
#include <QNetworkInterface>
#include <QNetworkProxy>

#include <chrono>

namespace ringthrough {

namespace {

constexpr std::chrono::milliseconds roundTime{1000};
constexpr int rounds = 2;
constexpr int answerLimit = 40; // more is a flood
constexpr int descriptionLimit = 2;
constexpr qint64 datagramLimit = 4096;
const QString multicastGroup = QStringLiteral("239.255.255.250");

bool isSame(const QHostAddress &a, const QHostAddress &b)
{
    return a.isEqual(b, QHostAddress::TolerantConversion);
}

} // namespace

SsdpProbe::SsdpProbe(const Gateway &gateway, quint16 port, bool multicast, QObject *parent)
    : SideProbe(parent), m_gateway(gateway), m_port(port), m_multicast(multicast)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QIODevice::readyRead, this, &SsdpProbe::read);
    connect(&m_timer, &QTimer::timeout, this, &SsdpProbe::tick);
}

SsdpProbe::~SsdpProbe()
{
    stop();
}

void SsdpProbe::start()
{
    setState(State::Waiting);
    const bool ipv4 = m_gateway.address.protocol() == QAbstractSocket::IPv4Protocol;
    m_socket.bind(ipv4 ? QHostAddress(QHostAddress::AnyIPv4) : QHostAddress(QHostAddress::AnyIPv6));
    m_multicast = m_multicast && ipv4 && m_gateway.interfaceIndex > 0;
    if (m_multicast) {
        // The router is one hop away, and nobody else is meant.
        m_socket.setSocketOption(QAbstractSocket::MulticastTtlOption, 1);
        m_socket.setMulticastInterface(
            QNetworkInterface::interfaceFromIndex(m_gateway.interfaceIndex));
    }
    m_timer.start(roundTime);
    search();
}

void SsdpProbe::stop()
{
    m_timer.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    setState(State::Over);
}

// Twice at most, because datagrams get lost and some routers wake up by the first.
void SsdpProbe::search()
{
    ++m_rounds;
    const QByteArray port = ':' + QByteArray::number(m_port);
    const QByteArray router = m_gateway.address.toString().toLatin1() + port;
    for (const QByteArray &target : ssdpSearchTargets()) {
        m_socket.writeDatagram(ssdpSearch(router, target), m_gateway.address, m_port);
        if (m_multicast)
            m_socket.writeDatagram(ssdpSearch(multicastGroup.toLatin1() + port, target),
                                   QHostAddress(multicastGroup), m_port);
    }
}

void SsdpProbe::tick()
{
    if (m_answers == 0 && m_rounds < rounds) {
        search();
        return;
    }
    stop();
    Q_EMIT advanced();
}

void SsdpProbe::read()
{
    while (m_socket.hasPendingDatagrams() && isBusy()) {
        const QNetworkDatagram datagram = m_socket.receiveDatagram(datagramLimit);
        take(datagram.data(), datagram.senderAddress());
    }
}

void SsdpProbe::take(const QByteArray &datagram, const QHostAddress &sender)
{
    const auto answer = ssdpAnswer(datagram);
    if (!answer || m_answers >= answerLimit)
        return;
    const QUrl location(answer->location);
    const bool pointsAtRouter = answer->location.isEmpty()
                                    ? isSame(sender, m_gateway.address)
                                    : isSame(QHostAddress(location.host()), m_gateway.address);
    if (!pointsAtRouter)
        return;
    ++m_answers;
    noteSignOfLife();
    if (!answer->server.isEmpty())
        Q_EMIT observed({Signal::SsdpServer, answer->server, location});
    if (!answer->searchTarget.isEmpty())
        Q_EMIT observed({Signal::SsdpSt, answer->searchTarget, location});
    if (location.isValid() && !location.isEmpty() && !m_locations.contains(location) &&
        m_locations.size() < descriptionLimit) {
        m_locations.insert(location);
        Q_EMIT described(location);
    }
}

} // namespace ringthrough

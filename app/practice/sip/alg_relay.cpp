#include "alg_relay.h"

#include "alg_rewriting.h"
#include "sip_probe.h"

#include <QElapsedTimer>
#include <QNetworkDatagram>
#include <QTcpSocket>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype mostFlows = 64;

// The address that the pretended router has outside; from the range for documentation.
QHostAddress pretendedAddress()
{
    return QHostAddress(QStringLiteral("203.0.113.77"));
}

TranslatedFlow flowFrom(const QHostAddress &address, quint16 port)
{
    return {{address, port}, {pretendedAddress(), port}};
}

} // namespace

struct AlgRelay::UdpFlow
{
    QUdpSocket outside;
    QElapsedTimer quiet;
};

AlgRelay::AlgRelay(std::chrono::milliseconds memory, QObject *parent)
    : QObject(parent), m_memory(memory)
{
}

AlgRelay::~AlgRelay() = default;

bool AlgRelay::listen(const QHostAddress &server, quint16 serverPort, quint16 serverControlPort)
{
    m_server = server;
    serve(&m_main, serverPort);
    serve(&m_control, serverControlPort);
    return m_main.listen(server) && m_control.listen(server);
}

void AlgRelay::serve(DualPort *port, quint16 serverPort)
{
    connect(port, &DualPort::datagram, this,
            [=, this](const QByteArray &message, const QHostAddress &from, quint16 fromPort) {
                relayDatagram(port, serverPort, message, from, fromPort);
            });
    connect(port, &DualPort::connected, this,
            [=, this](QTcpSocket *client) { relayConnection(port, serverPort, client); });
}

QByteArray AlgRelay::outward(const DualPort *port, const QByteArray &message,
                             const TranslatedFlow &flow) const
{
    return m_on && port == &m_main ? rewrittenOutward(message, flow) : message;
}

QByteArray AlgRelay::inward(const DualPort *port, const QByteArray &message,
                            const TranslatedFlow &flow) const
{
    return m_on && port == &m_main ? rewrittenInward(message, flow) : message;
}

void AlgRelay::relayDatagram(DualPort *port, quint16 serverPort, const QByteArray &message,
                             const QHostAddress &from, quint16 fromPort)
{
    UdpFlow *flow = flowOf(port, serverPort, from, fromPort);
    flow->quiet.start();
    flow->outside.writeDatagram(outward(port, message, flowFrom(from, fromPort)), m_server,
                                serverPort);
}

bool AlgRelay::isForgotten(const UdpFlow &flow) const
{
    return flow.quiet.hasExpired(m_memory.count());
}

qsizetype AlgRelay::flows() const
{
    return std::count_if(m_flows.begin(), m_flows.end(),
                         [this](const auto &flow) { return !isForgotten(*flow); });
}

// As a router does: a socket for each flow, so that the answers find back.
AlgRelay::UdpFlow *AlgRelay::flowOf(DualPort *port, quint16 serverPort, const QHostAddress &from,
                                    quint16 fromPort)
{
    const QString key = placeText(from, fromPort) + QLatin1Char('>') + QString::number(serverPort);
    if (const auto known = m_flows.value(key)) {
        if (!isForgotten(*known))
            return known.get();
        m_order.removeOne(key);
    } else if (m_order.size() >= mostFlows) {
        m_flows.remove(m_order.takeFirst());
    }
    const auto made = std::make_shared<UdpFlow>();
    UdpFlow *flow = made.get();
    flow->outside.bind(m_server, 0);
    connect(&flow->outside, &QUdpSocket::readyRead, this,
            [=, this] { bringBack(flow, port, serverPort, flowFrom(from, fromPort)); });
    m_flows.insert(key, made);
    m_order.append(key);
    return flow;
}

void AlgRelay::bringBack(UdpFlow *flow, DualPort *port, quint16 serverPort,
                         const TranslatedFlow &ends)
{
    while (flow->outside.hasPendingDatagrams()) {
        const QNetworkDatagram answer = flow->outside.receiveDatagram();
        if (answer.senderPort() != serverPort || isForgotten(*flow))
            continue;
        flow->quiet.start();
        port->sendTo(inward(port, answer.data(), ends), ends.inside.address, ends.inside.port);
    }
}

void AlgRelay::relayConnection(DualPort *port, quint16 serverPort, QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    const TranslatedFlow flow = flowFrom(client->peerAddress(), client->peerPort());
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(server, &QTcpSocket::errorOccurred, client, &QTcpSocket::disconnectFromHost);
    readSipMessages(server, client, [=, this](const QByteArray &answer) {
        client->write(inward(port, answer, flow));
    });
    connect(port, &DualPort::message, server,
            [=, this](QTcpSocket *from, const QByteArray &message) {
                if (from == client)
                    server->write(outward(port, message, flow));
            });
    // What is written before the connection stands is sent when it does.
    server->connectToHost(m_server, serverPort);
}

} // namespace ringthrough

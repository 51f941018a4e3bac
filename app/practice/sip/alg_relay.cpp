#include "alg_relay.h"

#include "alg_rewriting.h"
#include "sip_probe.h"

#include <QNetworkDatagram>
#include <QTcpSocket>

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

AlgRelay::AlgRelay(QObject *parent) : QObject(parent) {}

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
    QUdpSocket *flow = flowOf(port, serverPort, from, fromPort);
    flow->writeDatagram(outward(port, message, flowFrom(from, fromPort)), m_server, serverPort);
}

// As a router does: a socket for each flow, so that the answers find back.
QUdpSocket *AlgRelay::flowOf(DualPort *port, quint16 serverPort, const QHostAddress &from,
                             quint16 fromPort)
{
    const QString key = placeText(from, fromPort) + QLatin1Char('>') + QString::number(serverPort);
    if (const auto known = m_flows.value(key))
        return known.get();
    if (m_order.size() >= mostFlows)
        m_flows.remove(m_order.takeFirst());
    const auto flow = std::make_shared<QUdpSocket>();
    flow->bind(m_server, 0);
    QUdpSocket *socket = flow.get();
    connect(socket, &QUdpSocket::readyRead, this, [=, this] {
        while (socket->hasPendingDatagrams()) {
            const QNetworkDatagram answer = socket->receiveDatagram();
            if (answer.senderPort() == serverPort)
                port->sendTo(inward(port, answer.data(), flowFrom(from, fromPort)), from, fromPort);
        }
    });
    m_flows.insert(key, flow);
    m_order.append(key);
    return socket;
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

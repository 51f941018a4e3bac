#include "practice_telnet.h"

#include "shell_session.h"
#include "telnet_stream.h"

#include <QTcpSocket>

namespace ringthrough {

namespace {

constexpr int mostConnections = 8;

} // namespace

PracticeTelnet::PracticeTelnet(std::shared_ptr<SharedDevice> device, QObject *parent)
    : QObject(parent), m_device(std::move(device))
{
    connect(&m_server, &QTcpServer::newConnection, this, &PracticeTelnet::takeConnections);
}

bool PracticeTelnet::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port);
}

void PracticeTelnet::close()
{
    m_server.close();
    for (QTcpSocket *socket : findChildren<QTcpSocket *>())
        socket->abort();
}

void PracticeTelnet::takeConnections()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setParent(this);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (findChildren<QTcpSocket *>().size() > mostConnections)
            socket->abort();
        else
            serve(socket);
    }
}

void PracticeTelnet::serve(QTcpSocket *socket)
{
    auto stream = std::make_shared<TelnetStream>(m_device->dialogue().echoes);
    auto session = std::make_shared<ShellSession>(m_device);
    socket->write(stream->greeting());
    socket->write(TelnetStream::escaped(session->open(DialoguePlayer::Way::Telnet)));
    connect(socket, &QTcpSocket::readyRead, socket, [socket, stream, session] {
        QByteArray reply;
        const QByteArray keys = stream->received(socket->readAll(), &reply);
        socket->write(reply);
        socket->write(TelnetStream::escaped(session->take(keys)));
        if (session->ends())
            socket->disconnectFromHost();
    });
}

} // namespace ringthrough

#include "telnet_box.h"

#include <QTcpSocket>

#include <memory>

namespace ringthrough {

namespace {

constexpr uchar iac = 255;

// Takes the client's answers to our two offers out; each is three bytes.
QByteArray withoutNegotiation(const QByteArray &bytes)
{
    QByteArray plain;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (static_cast<uchar>(bytes.at(i)) == iac)
            i += 2;
        else
            plain += bytes.at(i);
    }
    return plain;
}

} // namespace

TelnetBox::TelnetBox(Box &box) : m_box(box)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TelnetBox::accept);
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
}

void TelnetBox::setRefuses(bool refuses)
{
    if (refuses)
        m_server.close();
    else if (!m_server.isListening())
        m_server.listen(QHostAddress::LocalHost, m_port);
}

void TelnetBox::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        const auto session = std::make_shared<BoxSession>(m_box);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, session] {
            const auto reaction = session->typed(withoutNegotiation(socket->readAll()));
            socket->write(reaction.out);
            if (reaction.breaks)
                socket->abort();
            const auto all = reaction.restarts ? m_server.findChildren<QTcpSocket *>()
                                               : QList<QTcpSocket *>{socket};
            for (QTcpSocket *one : all) {
                if (reaction.closes)
                    one->disconnectFromHost();
            }
        });
        socket->write(QByteArray::fromHex("fffb01fffb03")); // will echo, will suppress go-ahead
        socket->write(session->open(DialoguePlayer::Way::Telnet));
    }
}

} // namespace ringthrough

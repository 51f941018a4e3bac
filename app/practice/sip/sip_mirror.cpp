#include "sip_mirror.h"

#include "answer_port.h"
#include "stun_reply.h"

#include <QTcpSocket>

namespace ringthrough {

SipMirror::SipMirror(QObject *parent) : QObject(parent)
{
    serve(&m_main);
    serve(&m_control);
}

bool SipMirror::listen(const QHostAddress &address)
{
    return m_main.listen(address) && m_control.listen(address);
}

void SipMirror::serve(DualPort *port)
{
    connect(port, &DualPort::datagram, this,
            [port](const QByteArray &request, const QHostAddress &from, quint16 fromPort) {
                const PacketEnd source{from, fromPort};
                QByteArray answer = stunReply(request, source);
                if (answer.isEmpty())
                    answer = mirrorAnswer(request, source, {port->address(), port->port()}, "udp");
                if (!answer.isEmpty())
                    port->sendTo(answer, from, answerPort(request, source));
            });
    connect(port, &DualPort::message, this, [](QTcpSocket *socket, const QByteArray &request) {
        socket->write(mirrorAnswer(request, {socket->peerAddress(), socket->peerPort()},
                                   {socket->localAddress(), socket->localPort()}, "tcp"));
    });
}

} // namespace ringthrough

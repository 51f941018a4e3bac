#pragma once

#include "stun_message.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QUdpSocket>

#include <functional>

namespace ringthrough {

/// A server on loopback that answers STUN and SIP as it is told, with any faults. It may pretend
/// that there is a NAT before it, since it decides itself what it has seen and whom it reaches.
class PretendedServer : public QObject
{
public:
    /// What to send back to a packet that came from there; an empty one: nothing.
    using Answer = std::function<QByteArray(const QByteArray &packet, const StunEnd &from)>;

    explicit PretendedServer(Answer answer = {},
                             const QHostAddress &address = QHostAddress::LocalHost,
                             quint16 port = 0)
        : m_answer(std::move(answer))
    {
        m_socket.bind(address, port);
        connect(&m_socket, &QUdpSocket::readyRead, this, &PretendedServer::read);
    }

    StunEnd end() const { return {m_socket.localAddress(), m_socket.localPort()}; }
    QString host() const { return end().address.toString(); }
    void setAnswer(Answer answer) { m_answer = std::move(answer); }
    void send(const QByteArray &bytes, const StunEnd &to)
    {
        m_socket.writeDatagram(bytes, to.address, to.port);
    }

    QList<QByteArray> packets;

private:
    void read()
    {
        while (m_socket.hasPendingDatagrams()) {
            QByteArray bytes(m_socket.pendingDatagramSize(), Qt::Uninitialized);
            StunEnd from;
            m_socket.readDatagram(bytes.data(), bytes.size(), &from.address, &from.port);
            packets.append(bytes);
            const QByteArray answer = m_answer ? m_answer(bytes, from) : QByteArray();
            if (!answer.isEmpty())
                send(answer, from);
        }
    }

    QUdpSocket m_socket;
    Answer m_answer;
};

/// A success that says "I saw you there"; nothing when the packet is no Binding request.
inline QByteArray seenAnswer(const QByteArray &packet, const StunEnd &seen,
                             const std::optional<StunEnd> &other = {})
{
    const std::optional<StunMessage> request = parseStun(packet);
    if (!request || request->kind != StunClass::Request)
        return {};
    StunMessage answer;
    answer.kind = StunClass::Success;
    answer.transaction = request->transaction;
    answer.xorMapped = seen;
    answer.otherAddress = other;
    return stunBytes(answer);
}

inline QByteArray errorAnswer(const QByteArray &packet, int code)
{
    StunMessage answer;
    answer.kind = StunClass::Error;
    answer.transaction = parseStun(packet).value_or(StunMessage()).transaction;
    answer.errorCode = code;
    return answer.transaction.isEmpty() ? QByteArray() : stunBytes(answer);
}

} // namespace ringthrough

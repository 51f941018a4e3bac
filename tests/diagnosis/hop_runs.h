#pragma once

#include "outcome.h"

#include <QHostAddress>
#include <QNetworkDatagram>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUdpSocket>

#include <functional>

namespace ringthrough {

inline const QHostAddress here(QHostAddress::LocalHost);

// A port that nobody listens at.
inline quint16 deadPort()
{
    QUdpSocket socket;
    return socket.bind(here, 0) ? socket.localPort() : 0;
}

template <typename T, typename J>
Outcome<T> resultOf(J &job)
{
    Outcome<T> result(Problem(Cancelled{}));
    bool over = false;
    QObject::connect(&job, &J::finished, &job, [&](const Outcome<T> &outcome) {
        result = outcome;
        over = true;
    });
    job.start();
    if (!QTest::qWaitFor([&] { return over; }, 20000))
        qWarning("the job did not end");
    return result;
}

// Answers each message with what `answer` makes of it.
class Server : public QUdpSocket
{
public:
    explicit Server(std::function<QByteArray(const QByteArray &)> answer)
        : m_answer(std::move(answer))
    {
        bind(here, 0);
        connect(this, &QUdpSocket::readyRead, this, [this] {
            while (hasPendingDatagrams())
                reply(receiveDatagram());
        });
    }

    QList<QByteArray> seen;
    QSet<int> ports;

private:
    void reply(const QNetworkDatagram &datagram)
    {
        seen.append(datagram.data());
        ports.insert(datagram.senderPort());
        const QByteArray text = m_answer(datagram.data());
        if (!text.isEmpty())
            writeDatagram(datagram.makeReply(text));
    }

    std::function<QByteArray(const QByteArray &)> m_answer;
};

// The same over TCP; closes the connection where there is nothing to answer.
class TcpServer : public QTcpServer
{
public:
    explicit TcpServer(std::function<QByteArray(const QByteArray &)> answer)
    {
        listen(here);
        connect(this, &QTcpServer::newConnection, this, [this, answer] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [=, this] {
                seen.append(socket->readAll());
                const QByteArray text = answer(seen.last());
                socket->write(text);
                if (text.isEmpty())
                    socket->disconnectFromHost();
            });
        });
    }

    QList<QByteArray> seen;
};

inline QByteArray accept(const QByteArray &request)
{
    return "SIP/2.0 200 OK" + request.mid(request.indexOf("\r\n"));
}

inline QByteArray stayQuiet(const QByteArray &)
{
    return {};
}

inline QByteArray answerSomebodyElse(const QByteArray &)
{
    return "SIP/2.0 200 OK\r\nCall-ID: other\r\nVia: SIP/2.0/UDP a;branch=z9hG4bKother\r\n\r\n";
}

} // namespace ringthrough

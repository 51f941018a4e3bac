#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <functional>

namespace ringthrough {

/// A TCP server on loopback that behaves as a test wants: what it does with a connection is a
/// function. Keeps what it was sent.
class FakeServer : public QTcpServer
{
    Q_OBJECT

public:
    /// Called with the connection and everything it has sent so far, first right after connecting.
    using Behaviour = std::function<void(QTcpSocket *, const QByteArray &received)>;

    explicit FakeServer(Behaviour behaviour) : m_behaviour(std::move(behaviour))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, &FakeServer::accept);
    }

    quint16 port() const { return serverPort(); }
    const QList<QByteArray> &received() const { return m_received; } ///< one entry a connection
    int mostAtOnce() const { return m_mostAtOnce; }

private:
    void accept()
    {
        QTcpSocket *socket = nextPendingConnection();
        const qsizetype index = m_received.size();
        m_received.append(QByteArray());
        m_mostAtOnce = qMax(m_mostAtOnce, ++m_open);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::disconnected, this, [this] { --m_open; });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket, index] {
            m_received[index] += socket->readAll();
            m_behaviour(socket, m_received.at(index));
        });
        m_behaviour(socket, QByteArray());
    }

    Behaviour m_behaviour;
    QList<QByteArray> m_received;
    int m_open = 0;
    int m_mostAtOnce = 0;
};

/// Accepts and never says a word.
inline FakeServer::Behaviour silence()
{
    return [](QTcpSocket *, const QByteArray &) {};
}

/// Says `start`, then `piece` again and again, every `ms`.
inline FakeServer::Behaviour endless(const QByteArray &start, const QByteArray &piece, int ms)
{
    return [=](QTcpSocket *socket, const QByteArray &received) {
        if (!received.isEmpty())
            return;
        socket->write(start);
        const auto timer = new QTimer(socket);
        QObject::connect(timer, &QTimer::timeout, socket, [=] {
            if (socket->isOpen() && socket->bytesToWrite() < 1024 * 1024)
                socket->write(piece);
        });
        timer->start(ms);
    };
}

/// Resets the connection as soon as something is asked.
inline FakeServer::Behaviour reset()
{
    return [](QTcpSocket *socket, const QByteArray &received) {
        if (received.isEmpty())
            return;
        socket->abort();
    };
}

} // namespace ringthrough

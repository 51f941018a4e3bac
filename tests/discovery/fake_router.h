#pragma once

#include <QByteArray>
#include <QHash>
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

/// The first line of a request, "GET /login HTTP/1.1".
inline QByteArray firstLine(const QByteArray &request)
{
    return request.first(qMax<qsizetype>(request.indexOf("\r\n"), 0));
}

/// A web server: each path has its whole answer, as bytes; any other path is not found.
class FakeWeb : public FakeServer
{
    Q_OBJECT

public:
    explicit FakeWeb(QHash<QByteArray, QByteArray> answers)
        : FakeServer([answers](QTcpSocket *socket, const QByteArray &received) {
              const qsizetype head = received.indexOf("\r\n\r\n");
              if (head < 0)
                  return;
              const QByteArray target = firstLine(received).split(' ').value(1);
              socket->write(answers.value(target, "HTTP/1.0 404 Not Found\r\n\r\nnothing here"));
              socket->disconnectFromHost();
          })
    {
    }

    QList<QByteArray> lines() const
    {
        QList<QByteArray> all;
        for (const QByteArray &request : received())
            all.append(firstLine(request));
        return all;
    }
};

inline QByteArray page(const QByteArray &html, const QByteArray &headers = QByteArray())
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + headers + "\r\n" + html;
}

inline QByteArray redirect(const QByteArray &location)
{
    return "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\n\r\n";
}

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

#include "practice_http.h"

#include <QTcpSocket>
#include <QTimer>

#include <chrono>

namespace ringthrough {

namespace {

constexpr qsizetype longestRequest = 16 * 1024;
constexpr int mostConnections = 32;
constexpr auto requestLimit = std::chrono::seconds(10);

} // namespace

PracticeHttp::PracticeHttp(PracticePage page, QObject *parent)
    : QObject(parent), m_page(std::move(page))
{
    connect(&m_server, &QTcpServer::newConnection, this, &PracticeHttp::takeConnections);
}

bool PracticeHttp::listen(const QHostAddress &address, quint16 port)
{
    return m_server.listen(address, port);
}

void PracticeHttp::close()
{
    m_server.close();
}

void PracticeHttp::takeConnections()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        socket->setParent(this);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        QTimer::singleShot(requestLimit, socket, &QTcpSocket::abort);
        if (findChildren<QTcpSocket *>().size() > mostConnections)
            socket->abort();
    }
}

void PracticeHttp::read(QTcpSocket *socket)
{
    const QByteArray request = socket->peek(longestRequest);
    const bool whole = request.contains("\r\n\r\n") || request.contains("\n\n");
    if (!whole && request.size() < longestRequest)
        return;
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    const QList<QByteArray> words = request.left(request.indexOf('\n')).split(' ');
    const QByteArray path = words.value(1).split('?').first();
    QByteArray answer = practiceAnswer(m_page, words.first() == "POST" ? QByteArray() : path);
    if (words.first() == "HEAD")
        answer.truncate(answer.indexOf("\r\n\r\n") + 4);
    socket->write(answer);
    socket->disconnectFromHost();
}

} // namespace ringthrough

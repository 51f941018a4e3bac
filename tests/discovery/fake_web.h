#pragma once

#include "fake_router.h"

#include <QHash>

namespace ringthrough {

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

} // namespace ringthrough

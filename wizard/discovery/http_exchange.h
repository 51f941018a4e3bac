#pragma once

#include "http_reader.h"

#include <QHostAddress>
#include <QObject>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace ringthrough {

/// One thing asked of the router. The host of the URL is only what we call the router; the
/// connection always goes to its address.
struct HttpRequest
{
    QUrl url;
    QByteArray body; ///< not empty: POST
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray cookie;
};

/// The request as it goes over the line.
QByteArray requestBytes(const HttpRequest &request);

/// How an exchange ended, and what it gave.
struct HttpResult
{
    enum class End {
        Answered,
        Silent,      ///< connected, and not a byte came that could be read
        Refused,     ///< somebody is there and does not want
        Unreachable, ///< no connection in time
    };
    End end = End::Unreachable;
    HttpAnswer answer;
    QString tlsSubject;       ///< distinguished name of the certificate; empty without TLS
    bool obsoleteTls = false; ///< spoken over a TLS older than 1.2
};

struct HttpLimits
{
    qsizetype body = 256 * 1024;
    std::chrono::milliseconds connecting{2000};
    std::chrono::milliseconds reading{4000};
};

/// One request and its answer on a connection of their own.
///
/// Not QNetworkAccessManager: that gives up on HTTP/0.9, on broken status lines and headers, which
/// are what old routers speak; it resolves names and follows system proxies; and it knows no total
/// limit on time or size.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    HttpExchange(const QHostAddress &router, HttpRequest request, HttpLimits limits,
                 QObject *parent = nullptr);
    ~HttpExchange() override;

    void start();

    /// Ends it at once; `finished` does not come any more.
    void drop();

Q_SIGNALS:
    void connected();
    void finished(const ringthrough::HttpResult &result);

private:
    void onConnected();
    void send();
    void read();
    void onError(QAbstractSocket::SocketError error);
    void end(HttpResult::End how);

    QHostAddress m_router;
    HttpRequest m_request;
    HttpLimits m_limits;
    HttpReader m_reader;
    QSslSocket m_socket;
    QTimer m_timer;
    bool m_connected = false;
    bool m_over = false;
};

} // namespace ringthrough

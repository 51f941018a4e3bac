#include "http_exchange.h"

#include "old_tls.h"

#include <QNetworkProxy>

namespace ringthrough {

namespace {

// Some firmwares answer unknown programs with 403 or with nothing.
constexpr char userAgent[] =
    "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

quint16 portOf(const QUrl &url)
{
    return quint16(url.port(url.scheme() == QStringLiteral("https") ? 443 : 80));
}

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host.split('%').first() + ']';
    return url.port() > 0 ? host + ':' + QByteArray::number(url.port()) : host;
}

bool names(const HttpRequest &request, QByteArrayView header)
{
    for (const auto &[name, value] : request.headers) {
        if (name.compare(header, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace

QByteArray requestBytes(const HttpRequest &request)
{
    QByteArray target = request.url.path(QUrl::FullyEncoded).toLatin1();
    if (!target.startsWith('/'))
        target.prepend('/');
    if (request.url.hasQuery())
        target += '?' + request.url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray bytes = (request.body.isEmpty() ? "GET " : "POST ") + target +
                       " HTTP/1.1\r\nHost: " + hostHeader(request.url) +
                       "\r\nUser-Agent: " + userAgent +
                       "\r\nAccept: */*\r\nAccept-Language: en\r\nConnection: close\r\n";
    for (const auto &[name, value] : request.headers)
        bytes += name + ": " + value + "\r\n";
    if (!request.cookie.isEmpty())
        bytes += "Cookie: " + request.cookie + "\r\n";
    if (request.body.isEmpty())
        return bytes + "\r\n";
    if (!names(request, "Content-Type"))
        bytes += "Content-Type: application/x-www-form-urlencoded\r\n";
    return bytes + "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" +
           request.body;
}

HttpExchange::HttpExchange(const QHostAddress &router, HttpRequest request, HttpLimits limits,
                           QObject *parent)
    : QObject(parent),
      m_router(router),
      m_request(std::move(request)),
      m_limits(limits),
      m_reader(limits.body)
{
    constexpr qint64 bufferSize = 64 * 1024;
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setReadBufferSize(bufferSize);
    m_socket.setSslConfiguration(oldTlsConfiguration());
    m_timer.setSingleShot(true);
    connect(&m_socket, &QAbstractSocket::connected, this, &HttpExchange::onConnected);
    connect(&m_socket, &QSslSocket::encrypted, this, &HttpExchange::send);
    connect(&m_socket, &QIODevice::readyRead, this, &HttpExchange::read);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &HttpExchange::onError);
    connect(&m_socket, &QAbstractSocket::disconnected, this,
            [this] { end(HttpResult::End::Answered); });
    connect(&m_timer, &QTimer::timeout, this, [this] { end(HttpResult::End::Answered); });
}

HttpExchange::~HttpExchange()
{
    drop();
}

void HttpExchange::drop()
{
    m_over = true;
    m_timer.stop();
    m_socket.disconnect(this);
    m_socket.abort();
}

void HttpExchange::start()
{
    m_timer.start(m_limits.connecting);
    m_socket.connectToHost(m_router, portOf(m_request.url));
}

void HttpExchange::onConnected()
{
    m_connected = true;
    m_timer.start(m_limits.reading);
    Q_EMIT connected();
    if (m_over)
        return;
    if (m_request.url.scheme() != QStringLiteral("https")) {
        send();
        return;
    }
    m_socket.setPeerVerifyName(m_request.url.host());
    m_socket.startClientEncryption();
}

void HttpExchange::send()
{
    m_socket.write(requestBytes(m_request));
}

void HttpExchange::read()
{
    while (!m_over && m_socket.bytesAvailable() > 0) {
        if (!m_reader.feed(m_socket.readAll()))
            end(HttpResult::End::Answered);
    }
}

void HttpExchange::onError(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::ConnectionRefusedError)
        end(HttpResult::End::Refused);
    else if (error != QAbstractSocket::SslHandshakeFailedError || m_connected)
        end(HttpResult::End::Answered);
}

// Answered is only what was hoped for: what came decides.
void HttpExchange::end(HttpResult::End how)
{
    if (m_over)
        return;
    // What the router said before it hung up may still be in the buffer.
    while (m_socket.bytesAvailable() > 0 && m_reader.feed(m_socket.readAll())) {
    }
    m_over = true;
    m_timer.stop();
    HttpResult result;
    result.end = how;
    if (how == HttpResult::End::Answered && !m_reader.hasStarted())
        result.end = m_connected ? HttpResult::End::Silent : HttpResult::End::Unreachable;
    result.answer = m_reader.finish();
    result.tlsSubject = distinguishedName(m_socket.peerCertificate());
    result.obsoleteTls = isObsoleteTls(m_socket);
    m_socket.disconnect(this);
    m_socket.disconnectFromHost();
    Q_EMIT finished(result);
}

} // namespace ringthrough

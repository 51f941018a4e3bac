#pragma once

#include "dual_port.h"
#include "sip_text.h"

#include <QTcpSocket>

#include <functional>

namespace ringthrough {

/// What an ordinary server answers to a request; `received` is put into Via when it is not empty.
/// Empty while the request is not whole.
inline QByteArray sipReply(const QByteArray &request, const QByteArray &received = {},
                           const QByteArray &status = "200 OK")
{
    const std::optional<SipText> text = parseSip(request);
    if (!text || !request.contains("\r\n\r\n"))
        return {};
    QByteArray via = text->value("Via");
    if (!received.isEmpty())
        via += ";received=" + received;
    return "SIP/2.0 " + status + "\r\nVia: " + via + "\r\nFrom: " + text->value("From") +
           "\r\nTo: " + text->value("To") + ";tag=1\r\nCall-ID: " + text->value("Call-ID") +
           "\r\nCSeq: " + text->value("CSeq") + "\r\nContent-Length: 0\r\n\r\n";
}

/// A SIP server on one port, UDP and TCP, that answers as it is told and keeps what it was asked.
class ToldServer : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<QByteArray(const QByteArray &request)>;

    explicit ToldServer(Answer answer, const QHostAddress &address = QHostAddress::LocalHost)
        : m_listens(m_port.listen(address))
    {
        connect(&m_port, &DualPort::datagram, this,
                [this, answer](const QByteArray &request, const QHostAddress &from, quint16 port) {
                    m_requests.append(request);
                    m_port.sendTo(answer(request), from, port);
                });
        connect(&m_port, &DualPort::message, this,
                [this, answer](QTcpSocket *socket, const QByteArray &request) {
                    m_requests.append(request);
                    socket->write(answer(request));
                });
    }

    bool listens() const { return m_listens; }
    quint16 port() const { return m_port.port(); }
    const QList<QByteArray> &requests() const { return m_requests; }

private:
    DualPort m_port;
    QList<QByteArray> m_requests;
    bool m_listens = false;
};

} // namespace ringthrough

#pragma once

#include "dual_port.h"
#include "mirror_answer.h"
#include "sip_test.h"
#include "sip_text.h"

#include <functional>

namespace ringthrough {

inline const QHostAddress loopback(QHostAddress::LocalHost);

inline SipTestOptions optionsFor(quint16 port, quint16 controlPort, SipTransports transports)
{
    SipTestOptions options;
    options.target.host = loopback.toString();
    options.target.port = port;
    options.target.controlPort = controlPort;
    options.transports = transports;
    return options;
}

// A server that answers as it is told.
class FakeSipServer : public QObject
{
public:
    using Answer = std::function<QByteArray(const QByteArray &request, quint16 fromPort)>;

    explicit FakeSipServer(Answer answer)
    {
        m_port.listen(loopback);
        connect(&m_port, &DualPort::datagram, this,
                [this, answer](const QByteArray &request, const QHostAddress &from, quint16 port) {
                    m_requests.append(request);
                    m_port.sendTo(answer(request, port), from, port);
                });
    }

    quint16 port() const { return m_port.port(); }
    const QList<QByteArray> &requests() const { return m_requests; }

private:
    DualPort m_port;
    QList<QByteArray> m_requests;
};

// What a server out there would answer to somebody behind a router.
inline QByteArray ordinaryAnswer(const QByteArray &request, quint16 fromPort)
{
    const SipText text = parseSip(request).value();
    QByteArray via = text.value("Via");
    via.replace(";rport", ";received=203.0.113.9;rport=" + QByteArray::number(fromPort));
    return "SIP/2.0 404 Not Found\r\nVia: " + via + "\r\nFrom: " + text.value("From") +
           "\r\nTo: " + text.value("To") + ";tag=1\r\nCall-ID: " + text.value("Call-ID") +
           "\r\nCSeq: " + text.value("CSeq") + "\r\nContent-Length: 0\r\n\r\n";
}

inline QByteArray mirrored(const QByteArray &request, quint16 fromPort)
{
    return mirrorAnswer(request, {loopback, fromPort}, {loopback, 5060}, "udp");
}

} // namespace ringthrough

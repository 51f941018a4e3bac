#include "sip_request.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr auto userAgent = "Ringthrough";

QByteArray line(const QByteArray &name, const QByteArray &value)
{
    return name + ": " + value + "\r\n";
}

QByteArray tagged(const QByteArray &uri, const QByteArray &tag)
{
    return '<' + uri + '>' + (tag.isEmpty() ? QByteArray() : ";tag=" + tag);
}

QByteArray expires(const SipRequest &request)
{
    // A registrar that is no mirror by mistake shall forget the binding soon.
    return request.method == "REGISTER" ? line("Expires", "60") : QByteArray();
}

QByteArray bodyHeaders(const SipRequest &request)
{
    const QByteArray type =
        request.sdp.isEmpty() ? QByteArray() : line("Content-Type", "application/sdp");
    return request.withLength
               ? type + line("Content-Length", QByteArray::number(request.sdp.size()))
               : type;
}

QByteArray cookie(const SipRequest &request)
{
    return request.cookie.isEmpty() ? QByteArray() : line("X-Mirror-Cookie", request.cookie);
}

// What is missing to the size that is asked for, as one header more.
QByteArray padding(const SipRequest &request, qsizetype size)
{
    const qsizetype missing =
        std::max<qsizetype>(request.padding, request.size - size - line("X-Padding", {}).size());
    return missing > 0 ? line("X-Padding", QByteArray(missing, 'p')) : QByteArray();
}

QByteArray head(const SipRequest &request, const QByteArray &method, const QByteArray &to)
{
    return method + ' ' + request.uri + " SIP/2.0\r\n" +
           line("Via", "SIP/2.0/" + request.transport + ' ' + request.viaHost + ";branch=z9hG4bK" +
                           request.branch + ";rport") +
           line("Max-Forwards", QByteArray::number(request.maxForwards)) +
           line("From", tagged(request.from, request.fromTag)) + line("To", to) +
           line("Call-ID", request.callId) +
           line("CSeq", QByteArray::number(request.cseq) + ' ' + method);
}

} // namespace

QByteArray sipBytes(const SipRequest &request)
{
    QByteArray bytes = head(request, request.method, tagged(request.to, request.toTag));
    if (!request.contact.isEmpty())
        bytes += line("Contact", '<' + request.contact + '>');
    bytes += expires(request) + cookie(request) + line("User-Agent", userAgent);
    const QByteArray rest = bodyHeaders(request) + "\r\n" + request.sdp;
    return bytes + padding(request, bytes.size() + rest.size()) + rest;
}

QByteArray ackBytes(const SipRequest &invite, const QByteArray &toWithTag)
{
    return head(invite, "ACK", toWithTag) + line("Content-Length", "0") + "\r\n";
}

QByteArray sdpOffer(const QByteArray &origin, const QByteArray &address, quint16 rtpPort,
                    quint32 session)
{
    const QByteArray family = address.contains(':') ? " IN IP6 " : " IN IP4 ";
    const QByteArray number = QByteArray::number(session);
    return "v=0\r\no=- " + number + " 1" + family + origin + "\r\ns=-\r\nc=" + family.trimmed() +
           ' ' + address + "\r\nt=0 0\r\nm=audio " + QByteArray::number(rtpPort) +
           " RTP/AVP 8 0\r\na=rtpmap:8 PCMA/8000\r\na=sendrecv\r\n";
}

} // namespace ringthrough

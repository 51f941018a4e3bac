#include "mirror_answer.h"

#include "sip_probe.h"
#include "sip_text.h"

#include <QCryptographicHash>

namespace ringthrough {

namespace {

// Of longer ones a digest is shown: the whole would not fit into one packet once it is encoded.
constexpr qsizetype longestShown = 700;
constexpr qsizetype longestRequest = 1600;

bool names(const QByteArray &headerOrLine)
{
    return headerOrLine.contains("sip:" + mirrorUser() + '@');
}

bool isForMirrors(const SipText &request)
{
    const QByteArray method = request.startLine.left(request.startLine.indexOf(' '));
    if (request.status() != 0 ||
        (method != "OPTIONS" && method != "REGISTER" && method != "INVITE"))
        return false;
    return names(request.startLine) || names(request.value("To"));
}

QByteArray endText(const PacketEnd &end)
{
    return placeText(end.address, end.port).toLatin1();
}

QByteArray withSource(const QByteArray &via, const PacketEnd &source)
{
    QByteArray answer = via;
    const QByteArray port = ";rport=" + QByteArray::number(source.port);
    const qsizetype asked = answer.indexOf(";rport");
    if (asked >= 0 && answer.mid(asked + 6, 1) != "=")
        answer.replace(asked, 6, port);
    return answer + ";received=" + sipLiteral(source.address);
}

QByteArray vias(const SipText &request, const PacketEnd &source)
{
    QByteArray lines;
    for (const QByteArray &via : request.values("Via"))
        lines += "Via: " + (lines.isEmpty() ? withSource(via, source) : via) + "\r\n";
    return lines;
}

QByteArray tagged(const SipText &request)
{
    const QByteArray to = request.value("To");
    if (!parameter(to, "tag").isNull())
        return to;
    const QByteArray hash =
        QCryptographicHash::hash(request.value("Call-ID"), QCryptographicHash::Sha256);
    return to + ";tag=" + hash.toHex().left(12);
}

// What the answer says, before it is encoded.
QByteArray shown(const QByteArray &request, const QByteArray &note)
{
    if (request.size() <= longestShown)
        return note + "\r\n" + request;
    const QByteArray hash = QCryptographicHash::hash(request, QCryptographicHash::Sha256);
    return note + " sha256=" + hash.toHex() + "\r\n";
}

} // namespace

QByteArray mirrorAnswer(const QByteArray &request, const PacketEnd &source,
                        const PacketEnd &destination, const QByteArray &transport)
{
    const std::optional<SipText> text = parseSip(request);
    if (!text || request.size() > longestRequest || !isForMirrors(*text))
        return {};
    const QByteArray note = "src=" + endText(source) + " dst=" + endText(destination) +
                            " proto=" + transport + " len=" + QByteArray::number(request.size());
    const QByteArray body = shown(request, note).toBase64();
    const bool agreed = text->startLine.startsWith("OPTIONS ");
    return (agreed ? "SIP/2.0 200 Mirror\r\n" : "SIP/2.0 403 Mirror\r\n") + vias(*text, source) +
           "From: " + text->value("From") + "\r\nTo: " + tagged(*text) +
           "\r\nCall-ID: " + text->value("Call-ID") + "\r\nCSeq: " + text->value("CSeq") +
           "\r\nContent-Type: text/plain\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n\r\n" + body;
}

} // namespace ringthrough

#include "sip_echo.h"

#include "sip_text.h"

namespace ringthrough {

namespace {

// The first line is a note: src=ADDRESS:PORT dst=ADDRESS:PORT proto=… len=…
std::optional<SipEcho> readNote(const QByteArray &decoded)
{
    const qsizetype end = decoded.indexOf("\r\n");
    if (end < 0 || !decoded.startsWith("src="))
        return std::nullopt;
    const QByteArray place = decoded.mid(4, decoded.left(end).indexOf(' ') - 4);
    const qsizetype colon = place.lastIndexOf(':');
    SipEcho echo;
    echo.source = addressLiteral(place.left(colon));
    echo.sourcePort = place.mid(colon + 1).toUShort();
    echo.message = decoded.mid(end + 2);
    return echo;
}

} // namespace

EchoKind readEcho(const QByteArray &answer, const QByteArray &nonce, SipEcho *echo)
{
    const std::optional<SipText> text = parseSip(answer);
    if (!text || text->reasonPhrase() != "Mirror")
        return EchoKind::Ordinary;
    if (text->status() != 200 && text->status() != 403)
        return EchoKind::Ordinary;
    const auto decoded = QByteArray::fromBase64Encoding(text->body.trimmed(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return EchoKind::Strange;
    const std::optional<SipEcho> note = readNote(decoded.decoded);
    if (!note || note->source.isNull() || nonce.isEmpty() || !note->message.contains(nonce))
        return EchoKind::Strange;
    *echo = *note;
    return EchoKind::Ours;
}

} // namespace ringthrough

#include "sip_echo.h"

#include <algorithm>
#include <cctype>

namespace ringthrough {

namespace {

QByteArray word(const QByteArray &note, const QByteArray &name)
{
    for (const QByteArray &one : note.split(' '))
        if (one.startsWith(name + '='))
            return one.mid(name.size() + 1);
    return {};
}

bool isHex(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return std::isxdigit(uchar(c)); });
}

// The first line is a note: src=ADDRESS:PORT dst=ADDRESS:PORT proto=… len=…, and sha256=… where the
// request itself would make the answer too long.
std::optional<SipEcho> readNote(const QByteArray &decoded)
{
    const qsizetype end = decoded.indexOf("\r\n");
    if (end < 0 || !decoded.startsWith("src="))
        return std::nullopt;
    const QByteArray note = decoded.left(end);
    const QByteArray place = word(note, "src");
    const qsizetype colon = place.lastIndexOf(':');
    SipEcho echo;
    echo.source = addressLiteral(place.left(colon));
    echo.sourcePort = place.mid(colon + 1).toUShort();
    echo.message = decoded.mid(end + 2);
    echo.length = word(note, "len").toInt();
    echo.sha256 = word(note, "sha256");
    return echo;
}

// Of a long message only a digest comes back, which is of use to whoever knows the message.
bool isAboutOurs(const SipEcho &echo, const QByteArray &nonce)
{
    if (echo.message.isEmpty())
        return echo.sha256.size() == 64 && isHex(echo.sha256);
    return !nonce.isEmpty() && echo.message.contains(nonce);
}

} // namespace

QByteArray cookieIn(const SipText &answer)
{
    if (answer.status() != 403 || answer.reasonPhrase() != "Cookie")
        return {};
    const QByteArray cookie = answer.value("X-Mirror-Cookie");
    return cookie.size() <= 64 && isHex(cookie) ? cookie : QByteArray();
}

bool isOldMirror(const SipText &answer)
{
    return answer.value("Server") == "SipAlgDetectorDaemon";
}

EchoKind readOldEcho(const QByteArray &provisional, const QByteArray &answer,
                     const QByteArray &nonce, SipEcho *echo)
{
    const std::optional<SipText> head = parseSip(provisional);
    const std::optional<SipText> body = parseSip(answer);
    if (!head || !body || head->status() != 180 || body->status() != 500 || !isOldMirror(*body))
        return EchoKind::Ordinary;
    // Written in lines of sixty letters.
    echo->message = QByteArray::fromBase64(head->body) + QByteArray::fromBase64(body->body);
    echo->length = static_cast<int>(echo->message.size());
    echo->source = addressLiteral(parameter(body->value("Via"), "received"));
    echo->sourcePort = parameter(body->value("Via"), "rport").toUShort();
    return !nonce.isEmpty() && echo->message.contains(nonce) ? EchoKind::Ours : EchoKind::Strange;
}

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
    if (!note || note->source.isNull() || !isAboutOurs(*note, nonce))
        return EchoKind::Strange;
    *echo = *note;
    return EchoKind::Ours;
}

} // namespace ringthrough

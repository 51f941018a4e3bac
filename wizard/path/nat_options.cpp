#include "nat_options.h"

#include "sip_probe.h"

#include <QRandomGenerator>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype longestCookie = 128;

QByteArray freshNonce()
{
    return QByteArray::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, '0');
}

QByteArray requestBytes(const NatOptions &options, const StunEnd &server, const QByteArray &nonce)
{
    ProbePlan plan;
    plan.kind = ProbeKind::NamedVia;
    plan.port = server.port;
    ProbePlace place;
    place.ownPort = options.sentBy;
    place.server = server.address;
    place.serverName = options.serverName;
    place.nonce = nonce;
    QByteArray bytes = sipBytes(probeRequest(plan, place));
    if (!options.rport)
        bytes.replace(";rport\r\n", "\r\n");
    if (!options.cookie.isEmpty())
        bytes.replace("\r\n\r\n", "\r\nX-Mirror-Cookie: " + options.cookie + "\r\n\r\n");
    return bytes;
}

bool isHex(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char letter) { return isxdigit(static_cast<uchar>(letter)) != 0; });
}

} // namespace

StunQuestion optionsQuestion(const NatOptions &options, const StunEnd &server)
{
    const QByteArray nonce = freshNonce();
    const auto isAnswer = [=](const QByteArray &bytes, const StunEnd &from) {
        const std::optional<SipText> text = from == server ? parseSip(bytes) : std::nullopt;
        return text && text->status() >= 200 && text->value("Call-ID") == nonce;
    };
    return {requestBytes(options, server, nonce), server, isAnswer};
}

std::optional<StunEnd> seenBySip(const QByteArray &answer)
{
    const std::optional<SipText> text = parseSip(answer);
    if (!text)
        return std::nullopt;
    const QByteArray via = text->value("Via");
    StunEnd end;
    bool isNumber = false;
    end.address = addressLiteral(parameter(via, "received"));
    end.port = parameter(via, "rport").toUShort(&isNumber);
    return isNumber && end.port > 0 && !end.address.isNull() ? std::optional(end) : std::nullopt;
}

QByteArray cookieIn(const QByteArray &answer)
{
    const std::optional<SipText> text = parseSip(answer);
    const QByteArray cookie = text ? text->value("X-Mirror-Cookie") : QByteArray();
    return cookie.size() <= longestCookie && isHex(cookie) ? cookie : QByteArray();
}

} // namespace ringthrough

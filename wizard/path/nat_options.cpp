#include "nat_options.h"

#include "sip_echo.h"
#include "sip_probe.h"

namespace ringthrough {

namespace {

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
    place.cookie = options.cookie;
    QByteArray bytes = sipBytes(probeRequest(plan, place));
    if (!options.rport)
        bytes.replace(";rport\r\n", "\r\n");
    return bytes;
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
    return text ? cookieIn(*text) : QByteArray();
}

} // namespace ringthrough

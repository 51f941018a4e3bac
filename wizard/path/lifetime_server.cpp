#include "lifetime_server.h"

#include "nat_options.h"

namespace ringthrough {

namespace {

NatOptions optionsFor(const LifetimeServer &server, quint16 sentBy, bool rport)
{
    return {server.name, sentBy, rport, server.cookie};
}

} // namespace

StunQuestion plainQuestion(const LifetimeServer &server, quint16 ownPort)
{
    return server.method == LifetimeMethod::Stun
               ? stunQuestion(bindingRequest(), server.end)
               : optionsQuestion(optionsFor(server, ownPort, true), server.end);
}

// The answer comes from where the question went, so that it passes a router that lets in nobody but
// whom it has seen us talk to.
StunQuestion divertedQuestion(const LifetimeServer &server, quint16 outsidePort)
{
    if (server.method == LifetimeMethod::Sip)
        return optionsQuestion(optionsFor(server, outsidePort, false), server.end);
    StunMessage request = bindingRequest();
    request.responsePort = outsidePort;
    return stunQuestion(request, server.end);
}

std::optional<StunEnd> seenIn(const LifetimeServer &server, const QByteArray &answer)
{
    if (server.method == LifetimeMethod::Sip)
        return seenBySip(answer);
    const std::optional<StunMessage> message = parseStun(answer);
    return message && message->kind == StunClass::Success ? seenFrom(*message) : std::nullopt;
}

} // namespace ringthrough

#include "stun_reply.h"

#include "stun_message.h"

namespace ringthrough {

namespace {

constexpr quint16 changeRequest = 0x0003;
constexpr quint16 padding = 0x0026;
constexpr quint16 responsePort = 0x0027;

QList<quint16> beyondUs(const StunMessage &request, const PacketEnd &source)
{
    QList<quint16> attributes = request.notUnderstood;
    if (request.changeAddress || request.changePort)
        attributes.append(changeRequest);
    if (request.padding > 0)
        attributes.append(padding);
    if (request.responsePort != 0 && !source.address.isLoopback())
        attributes.append(responsePort);
    return attributes;
}

} // namespace

QByteArray stunReply(const QByteArray &packet, const PacketEnd &source)
{
    const std::optional<StunMessage> request = parseStun(packet);
    if (!request || request->kind != StunClass::Request)
        return {};
    StunMessage reply;
    reply.transaction = request->transaction;
    reply.fingerprint = request->fingerprint;
    reply.unknownAttributes = beyondUs(*request, source);
    reply.kind = reply.unknownAttributes.isEmpty() ? StunClass::Success : StunClass::Error;
    if (reply.kind == StunClass::Success) {
        reply.xorMapped = StunEnd{source.address, source.port};
    } else {
        reply.errorCode = 420;
        reply.reason = "Unknown Attribute";
    }
    return stunBytes(reply);
}

} // namespace ringthrough

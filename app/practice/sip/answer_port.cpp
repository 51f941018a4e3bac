#include "answer_port.h"

#include "sip_text.h"
#include "stun_message.h"

namespace ringthrough {

namespace {

constexpr quint16 usualPort = 5060;

quint16 portInVia(const QByteArray &request, quint16 sourcePort)
{
    const std::optional<SipText> text = parseSip(request);
    const QByteArray via = text ? text->value("Via") : QByteArray();
    if (via.isEmpty() || !parameter(via, "rport").isNull())
        return sourcePort;
    const int port = hostOfVia(via).port;
    if (port == -1)
        return usualPort;
    return port > 0 && port <= 0xffff ? static_cast<quint16>(port) : sourcePort;
}

} // namespace

quint16 answerPort(const QByteArray &request, const PacketEnd &source)
{
    if (!source.address.isLoopback())
        return source.port;
    if (const std::optional<StunMessage> stun = parseStun(request))
        return stun->responsePort != 0 ? stun->responsePort : source.port;
    return portInVia(request, source.port);
}

} // namespace ringthrough

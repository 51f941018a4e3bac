#pragma once

#include "mirror_answer.h"

namespace ringthrough {

/// What a server with one address answers to a Binding request (RFC 8489): where it came from, or
/// 420 when it asks for more than that; on loopback it may ask for an answer to another port (see
/// answerPort). Empty for everything else, answers above all.
QByteArray stunReply(const QByteArray &packet, const PacketEnd &source);

} // namespace ringthrough

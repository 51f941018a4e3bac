#pragma once

#include "mirror_answer.h"

namespace ringthrough {

/// The port of the asking computer that an answer goes to: the one it came from, or on loopback the
/// one it names, in RESPONSE-PORT (RFC 5780, 7.5) or in a Via without rport (RFC 3261, 18.2.2).
/// Elsewhere somebody could be made to get what he never asked for.
quint16 answerPort(const QByteArray &request, const PacketEnd &source);

} // namespace ringthrough

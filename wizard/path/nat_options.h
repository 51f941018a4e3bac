#pragma once

#include "stun_exchange.h"

namespace ringthrough {

/// An OPTIONS request that shows what a router does with its flow. It holds no address of ours, so
/// that no ALG has anything to translate.
struct NatOptions
{
    QByteArray serverName; ///< a name or an address literal
    quint16 sentBy = 0;    ///< the port in Via
    bool rport = true;     ///< without it the answer goes to `sentBy` (RFC 3261, 18.2.2)
    QByteArray cookie;     ///< what a mirror gave us before; usually empty
};

/// The question with a fresh Call-ID. Only an answer from that server, to this request, is taken.
StunQuestion optionsQuestion(const NatOptions &options, const StunEnd &server);

/// Where the server saw the request come from: received and rport of its answer.
std::optional<StunEnd> seenBySip(const QByteArray &answer);

/// The cookie in a mirror's answer, which it wants to see before it does more; empty: none.
QByteArray cookieIn(const QByteArray &answer);

} // namespace ringthrough

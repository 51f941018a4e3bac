#pragma once

#include "lifetime_plan.h"
#include "stun_exchange.h"

#include <optional>

namespace ringthrough {

/// A server that may be able to answer to another port of ours than the one that asks.
struct LifetimeServer
{
    LifetimeMethod method = LifetimeMethod::Stun;
    StunEnd end;
    QByteArray name;   ///< for SIP: a name or an address literal
    QByteArray cookie; ///< for SIP: of a mirror that wants to see one
};

/// The waits of the measurement. Other ones only make tests quicker.
struct LifetimePace
{
    /// Between the two exchanges that make a flow a lasting one: Linux wants over 2 s.
    std::chrono::milliseconds settle{2500};
    std::chrono::milliseconds second{1000};  ///< what a second of the idle times lasts
    std::chrono::milliseconds silence{1200}; ///< after this nothing comes any more
};

/// A question that is answered to where it came from, and keeps the flow alive.
StunQuestion plainQuestion(const LifetimeServer &server, quint16 ownPort);

/// A question that is answered to this port of the address it came from.
StunQuestion divertedQuestion(const LifetimeServer &server, quint16 outsidePort);

/// What the answer to a plain question says of our port outside.
std::optional<StunEnd> seenIn(const LifetimeServer &server, const QByteArray &answer);

} // namespace ringthrough

#pragma once

#include "diagnosis.h"
#include "hop_trace.h"
#include "sip_probe.h"

#include <QHostAddress>

#include <optional>

namespace ringthrough {

/// What was learnt on the way to a server, without the server.
struct WayFindings
{
    std::optional<HopTraceResult> trace;
    bool askedNobody = false; ///< somebody was looked for where nobody is
    Wire askedOver = Wire::Udp;
    bool homeAnswers = false;    ///< a SIP proxy in the first router answers where nobody is
    bool furtherAnswers = false; ///< one within the first routers does
};

/// Adds to what the server's answers say: a change that a station quoted, or somebody who answers
/// in the place of others, is certain; and either may name the box.
void addWay(Diagnosis &diagnosis, const WayFindings &way);

/// Whether a look at the way can tell what these answers do not. A mirror shows all of it, but not
/// of what never reaches it: where the usual port is silent over UDP and the other one is not.
bool isWayWorthALook(const ProbeResults &results);

/// Whether it could still tell something: not when who alters is known already, and not where a
/// mirror has shown that nobody does.
bool couldTellMore(const Diagnosis &diagnosis);

} // namespace ringthrough

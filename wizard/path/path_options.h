#pragma once

#include "gateway.h"
#include "path_report.h"
#include "profile.h"
#include "sip_test.h"

#include <QHostAddress>
#include <QList>

#include <chrono>
#include <optional>

namespace ringthrough {

/// What the checks around the SIP test are to look at.
struct PathOptions
{
    SipTarget target; ///< the provider's server, or a mirror
    /// Of the target's name, where it was looked up already; empty: a check looks it up itself.
    QList<QHostAddress> addresses;
    QList<SipServer> otherPlaces; ///< further ports and transports that the provider names
    QList<StunServer>
        stunServers; ///< asked in this order; a mirror answers STUN on its SIP ports too
    std::optional<Gateway> gateway;
    QList<PathCheck> checks{PathCheck::Tls,    PathCheck::OtherPorts,
                            PathCheck::Ipv6,   PathCheck::Nat,
                            PathCheck::Layers, PathCheck::Voice}; ///< the lifetime only on demand
    std::chrono::milliseconds voiceLength{10000};
    std::chrono::seconds longestIdle{180}; ///< of the lifetime
};

} // namespace ringthrough

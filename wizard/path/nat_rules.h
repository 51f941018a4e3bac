#pragma once

#include "path_findings.h"
#include "stun_message.h"

#include <QList>

namespace ringthrough {

/// What one server said about packets that all left from the same port of ours.
struct NatSight
{
    StunEnd server;
    StunEnd outside;
};

/// The mapping, from what servers at several addresses and ports saw of one port (RFC 5780, 4.3).
/// Never more than was seen: one address alone cannot tell Address from EndpointIndependent.
/// Address means "the address at least" when no second port of an address was asked.
NatDependence natMapping(const StunEnd &own, const QList<NatSight> &sights);

/// Which of the answers that were asked for from elsewhere arrived (RFC 5780, 4.4).
enum class NatArrival {
    None,
    Changed, ///< from where it was asked for
    Ignored, ///< from the usual place: the server does not do as asked
};

NatDependence natFiltering(NatArrival fromOtherAddress, NatArrival fromOtherPort);

/// Whether no server can have seen that: one on the internet our own private address. Then an ALG
/// has written into its answer.
bool isFalsified(const StunEnd &own, const StunEnd &server, const StunEnd &seen);

/// A server may name any address as its second one. It has to be one of its own kind, so that
/// nobody can make us send packets into our own network.
bool isPlausibleOther(const StunEnd &server, const StunEnd &other);

} // namespace ringthrough

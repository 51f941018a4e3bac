#pragma once

#include "path_findings.h"

#include <optional>

namespace ringthrough {

/// The checks around the SIP test.
enum class PathCheck {
    Tls,        ///< does the provider take SIP over TLS?
    OtherPorts, ///< does it answer on other ports than 5060?
    Ipv6,       ///< does it answer over IPv6?
    Nat,        ///< how the router translates addresses
    Layers,     ///< is there a second router, or the provider's own translation?
    Lifetime,   ///< how long the router keeps a quiet connection
    Voice,      ///< would speech arrive in time?
};

QString pathCheckName(PathCheck check); ///< tls, other_ports, ipv6, nat, layers, lifetime, voice

// The way back from the stable names; nothing when there is no such name.
std::optional<PathCheck> pathCheckFromName(const QString &name);
std::optional<Reach> reachFromName(const QString &name);
std::optional<NatDependence> natDependenceFromName(const QString &name);
std::optional<Translation> translationFromName(const QString &name);

/// What the checks around the SIP test found; what was skipped or not reached yet is not there.
struct PathReport
{
    std::optional<TlsFinding> tls;
    QList<PortFinding> otherPorts;
    std::optional<Ipv6Finding> ipv6;
    std::optional<NatFinding> nat;
    std::optional<LayersFinding> layers;
    std::optional<LifetimeFinding> lifetime;
    std::optional<VoiceFinding> voice;
    int elapsedMs = 0;

    friend bool operator==(const PathReport &, const PathReport &) = default;
};

} // namespace ringthrough

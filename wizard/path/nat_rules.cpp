#include "nat_rules.h"

#include "own_link.h"

#include <algorithm>

namespace ringthrough {

namespace {

bool differs(const NatSight &one, const NatSight &other)
{
    return !(one.outside == other.outside);
}

// Whether any two sights that fulfil a condition saw different things; nothing: there are no two.
template <typename Condition>
std::optional<bool> anyDiffers(const QList<NatSight> &sights, Condition condition)
{
    std::optional<bool> found;
    for (const NatSight &one : sights)
        for (const NatSight &other : sights)
            if (!(one.server == other.server) && condition(one, other))
                found = found.value_or(false) || differs(one, other);
    return found;
}

bool isRouted(const QHostAddress &address)
{
    return !address.isNull() && !address.isMulticast() && !address.isBroadcast() &&
           address != QHostAddress(QHostAddress::AnyIPv4) &&
           address != QHostAddress(QHostAddress::AnyIPv6);
}

} // namespace

NatDependence natMapping(const StunEnd &own, const QList<NatSight> &sights)
{
    const bool open = std::all_of(sights.begin(), sights.end(), [&](const NatSight &sight) {
        return sameAddress(sight.outside.address, own.address) && sight.outside.port == own.port;
    });
    if (sights.isEmpty())
        return NatDependence::Unknown;
    if (open)
        return NatDependence::NoNat;
    const std::optional<bool> byPort =
        anyDiffers(sights, [](const NatSight &one, const NatSight &other) {
            return one.server.address == other.server.address;
        });
    if (byPort.value_or(false))
        return NatDependence::AddressAndPort;
    const std::optional<bool> byAddress =
        anyDiffers(sights, [](const NatSight &one, const NatSight &other) {
            return one.server.address != other.server.address;
        });
    if (!byAddress)
        return NatDependence::Unknown;
    return *byAddress ? NatDependence::Address : NatDependence::EndpointIndependent;
}

NatDependence natFiltering(NatArrival fromOtherAddress, NatArrival fromOtherPort)
{
    if (fromOtherAddress == NatArrival::Ignored || fromOtherPort == NatArrival::Ignored)
        return NatDependence::Unknown;
    if (fromOtherAddress == NatArrival::Changed)
        return NatDependence::EndpointIndependent;
    return fromOtherPort == NatArrival::Changed ? NatDependence::Address
                                                : NatDependence::AddressAndPort;
}

bool isFalsified(const StunEnd &own, const StunEnd &server, const StunEnd &seen)
{
    return sameAddress(seen.address, own.address) && isPrivateAddress(own.address) &&
           !isPrivateAddress(server.address);
}

bool isPlausibleOther(const StunEnd &server, const StunEnd &other)
{
    return isRouted(other.address) && other.address.protocol() == server.address.protocol() &&
           other.address != server.address && other.port != server.port &&
           other.address.isLoopback() == server.address.isLoopback() &&
           (isPrivateAddress(server.address) || !isPrivateAddress(other.address));
}

} // namespace ringthrough

#include "named.h"
#include "path_report.h"

namespace ringthrough {

namespace {

constexpr NameTable<PathCheck, 7> checks{{{PathCheck::Tls, "tls"},
                                          {PathCheck::OtherPorts, "other_ports"},
                                          {PathCheck::Ipv6, "ipv6"},
                                          {PathCheck::Nat, "nat"},
                                          {PathCheck::Layers, "layers"},
                                          {PathCheck::Lifetime, "lifetime"},
                                          {PathCheck::Voice, "voice"}}};

constexpr NameTable<Reach, 4> reaches{{{Reach::Answered, "answered"},
                                       {Reach::Refused, "refused"},
                                       {Reach::Silent, "silent"},
                                       {Reach::NoWay, "no_way"}}};

constexpr NameTable<NatDependence, 5> dependences{
    {{NatDependence::Unknown, "unknown"},
     {NatDependence::NoNat, "no_nat"},
     {NatDependence::EndpointIndependent, "endpoint_independent"},
     {NatDependence::Address, "address"},
     {NatDependence::AddressAndPort, "address_and_port"}}};

constexpr NameTable<Translation, 5> translations{{{Translation::Unknown, "unknown"},
                                                  {Translation::None, "none"},
                                                  {Translation::One, "one"},
                                                  {Translation::SecondRouter, "second_router"},
                                                  {Translation::Carrier, "carrier"}}};

} // namespace

QString pathCheckName(PathCheck check)
{
    return nameIn(checks, check);
}

QString reachName(Reach reach)
{
    return nameIn(reaches, reach);
}

QString natDependenceName(NatDependence value)
{
    return nameIn(dependences, value);
}

QString translationName(Translation value)
{
    return nameIn(translations, value);
}

std::optional<PathCheck> pathCheckFromName(const QString &name)
{
    return valueIn(checks, name);
}

std::optional<Reach> reachFromName(const QString &name)
{
    return valueIn(reaches, name);
}

std::optional<NatDependence> natDependenceFromName(const QString &name)
{
    return valueIn(dependences, name);
}

std::optional<Translation> translationFromName(const QString &name)
{
    return valueIn(translations, name);
}

} // namespace ringthrough

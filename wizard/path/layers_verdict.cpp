#include "layers_verdict.h"

#include "own_link.h"

namespace ringthrough {

bool couldBeOutside(const QHostAddress &address)
{
    constexpr quint32 firstMulticast = 0xe0000000;
    constexpr quint32 firstReal = 0x01000000;
    bool isV4 = false;
    const quint32 number = address.toIPv4Address(&isV4);
    return isV4 && number >= firstReal && number < firstMulticast && !address.isLoopback() &&
           !address.isLinkLocal();
}

QHostAddress believedOutside(const QList<QHostAddress> &said, const QHostAddress &server)
{
    for (const QHostAddress &address : said)
        if (couldBeOutside(address) && (!isPrivateAddress(address) || isPrivateAddress(server)))
            return address;
    return {};
}

Translation translationOf(const SeenAddresses &seen)
{
    if (!seen.outside.isNull() && sameAddress(seen.outside, seen.own))
        return Translation::None;
    if (!couldBeOutside(seen.routerOutside))
        return Translation::Unknown;
    if (sameAddress(seen.outside, seen.routerOutside))
        return Translation::One;
    if (isCarriersAddress(seen.routerOutside))
        return Translation::Carrier;
    if (isPrivateAddress(seen.routerOutside))
        return Translation::SecondRouter;
    // A private server sees a private address, which says nothing about the way to the internet.
    if (seen.outside.isNull() || isPrivateAddress(seen.outside))
        return Translation::Unknown;
    return Translation::Carrier;
}

} // namespace ringthrough

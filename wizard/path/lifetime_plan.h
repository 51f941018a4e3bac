#pragma once

#include <QList>
#include <QMap>

namespace ringthrough {

/// How a server is asked to answer to another port than the one it is asked from.
enum class LifetimeMethod {
    Stun, ///< RESPONSE-PORT of RFC 5780; such a server may be asked a great deal at once
    Sip,  ///< a Via without rport (RFC 3261, 18.2.2); guarded against floods, so step by step
};

/// Whether a mapping was alive after so many quiet seconds.
using LifetimeSights = QMap<int, bool>;

/// Where the end of the mapping lies. One silence alone may be a lost packet: only when it was gone
/// at two times it counts as gone. dead 0: above everything that was tried.
struct LifetimeBracket
{
    int alive = 0; ///< the longest time after which it was seen alive
    int dead = 0;  ///< the shortest above that after which it was gone

    friend bool operator==(const LifetimeBracket &, const LifetimeBracket &) = default;
};

LifetimeBracket lifetimeBracket(const LifetimeSights &sights);

/// The quiet times, in seconds, to try next at once; none: it is known within 10 % or one second,
/// or outlives the longest.
QList<int> nextIdleTimes(const LifetimeSights &sights, int longest, LifetimeMethod method);

/// Whether the times that are still being waited for can be left out, being longer than the end.
bool isRoundOver(const LifetimeSights &sights, const QList<int> &waiting);

} // namespace ringthrough

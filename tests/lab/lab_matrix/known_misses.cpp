#include "known_misses.h"

#include <algorithm>

namespace ringthrough {

namespace {

// Empty: nothing is missed.
const QList<KnownMiss> &knownMisses()
{
    static const QList<KnownMiss> misses;
    return misses;
}

bool fits(const KnownMiss &miss, const Cell &cell)
{
    return miss.nats.contains(cell.nat) && miss.helpers.contains(cell.helper) &&
           miss.servers.contains(cell.server) && miss.wires.contains(cell.wire);
}

} // namespace

const KnownMiss *knownMissOf(const Cell &cell)
{
    const auto &misses = knownMisses();
    const auto found = std::find_if(misses.begin(), misses.end(),
                                    [&](const KnownMiss &miss) { return fits(miss, cell); });
    return found == misses.end() ? nullptr : &*found;
}

} // namespace ringthrough

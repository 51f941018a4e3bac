#include "known_misses.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ringthrough {

namespace {

const QList<KnownMiss> &knownMisses()
{
    static const QList<KnownMiss> misses{
        {{Nat::None},
         {Helper::Proxy},
         {ServerKind::Registrar, ServerKind::Baresip},
         {SipTransports::Tcp},
         Verdict::Inconclusive,
         VerdictReason::NoAddressTranslation,
         u"The proxy says that it got the message from our own address, and so does the server "
         "on the control port, for nobody translates: the two cannot be told apart by what "
         "they say. Over UDP a message to an address where nobody is tells; the test sends "
         "none over TCP."_s}};
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

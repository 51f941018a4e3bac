#pragma once

#include "matrix_cell.h"

#include <optional>

namespace ringthrough {

/// What the test does not see, or does not name, and why it cannot. What stands here and is seen
/// after all is a mistake as well: then it has to go.
struct KnownMiss
{
    QList<Nat> nats;
    QList<Helper> helpers;
    QList<ServerKind> servers;
    QList<SipTransports> wires;
    Verdict verdict;      ///< what is said instead
    VerdictReason reason; ///< what is said instead
    QString why;          ///< a sentence, for the page
};

/// The one that fits a cell, if any.
const KnownMiss *knownMissOf(const Cell &cell);

} // namespace ringthrough

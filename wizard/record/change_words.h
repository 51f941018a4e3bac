#pragma once

#include "change.h"

namespace ringthrough {

/// What came out of a change and what state the router is in, for the person; translated.
QString wordsForPerson(const Change &change);

/// A state in words: "on", "off", "not known"; translated.
QString wordsForPerson(AlgState state);

} // namespace ringthrough

#pragma once

#include "identification.h"
#include "knowledge_base.h"

namespace ringthrough {

/// Says who the router is. Pure: the same evidence and knowledge give the same answer.
Identification identify(const KnowledgeBase &base, const Evidence &evidence);

/// The ids of all vendors that anything points at, however weak, such as a MAC prefix. Too little
/// to claim anything, but enough to ask those vendors' own pages.
QStringList suspectedVendors(const KnowledgeBase &base, const Evidence &evidence);

} // namespace ringthrough

#pragma once

#include "identification.h"
#include "knowledge_base.h"

namespace ringthrough {

/// Says who the router is. Pure: the same evidence and knowledge give the same answer.
Identification identify(const KnowledgeBase &base, const Evidence &evidence);

} // namespace ringthrough

#pragma once

#include "case.h"
#include "knowledge_base.h"

namespace ringthrough {

/// The router as people call it, such as "ASUS RT-AC68U"; empty when it is not known.
QString routerName(const Case &state, const KnowledgeBase &base);

} // namespace ringthrough

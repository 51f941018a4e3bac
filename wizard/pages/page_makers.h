#pragma once

#include "page.h"

namespace ringthrough {

/// A new page of that kind.
Page *makePage(PageId id, Flow &flow);

} // namespace ringthrough

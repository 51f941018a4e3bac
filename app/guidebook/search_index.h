#pragma once

#include "site.h"

namespace ringthrough {

/// What the search of the site looks through: a script, since a page that was opened from a disk
/// may load scripts, but no data.
SiteFile searchIndex(const KnowledgeBase &base);

} // namespace ringthrough

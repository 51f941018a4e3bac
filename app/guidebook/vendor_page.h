#pragma once

#include "site.h"

namespace ringthrough {

/// A maker's page: its other names, where it is found, its families with their models.
SiteFile vendorPage(const Vendor &vendor, const KnowledgeBase &base);

} // namespace ringthrough

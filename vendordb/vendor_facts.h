#pragma once

#include "knowledge_base.h"

namespace ringthrough {

/// All rules of a vendor: its own and those of its families.
QList<Rule> allRules(const Vendor &vendor);

/// The names of those who build this device for its vendor.
QStringList makerNames(const Device &device, const KnowledgeBase &base);

} // namespace ringthrough

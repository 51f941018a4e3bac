#pragma once

#include "document.h"
#include "knowledge_base.h"

namespace ringthrough {

/// What the knowledge base covers: vendor, family, models, how it is switched off, automatic or
/// not, how sure we are, and since when.
Document coverageTable(const KnowledgeBase &base);

/// Families that commands can switch but the program does not, and why.
Document commandsTable(const KnowledgeBase &base);

/// By what each vendor is known without signing in: what proves it, and what is only a hint.
Document signalsTable(const KnowledgeBase &base);

} // namespace ringthrough

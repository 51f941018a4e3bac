#pragma once

#include "site.h"

namespace ringthrough {

// The pages that stand for no entry of the knowledge base.
const auto coverageId = QStringLiteral("table-coverage");
const auto commandsId = QStringLiteral("table-commands");
const auto signalsId = QStringLiteral("table-signals");
const auto modelsId = QStringLiteral("models");

/// Where one begins: the search, the articles, all makers by letter.
SiteFile indexPage(const KnowledgeBase &base);

/// All models by letter, each with its maker and the way to its guide.
SiteFile modelsPage(const KnowledgeBase &base);

} // namespace ringthrough

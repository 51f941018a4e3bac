#pragma once

#include "knowledge_base.h"

#include <QByteArray>

namespace ringthrough {

/// The whole guide as one PDF: contents with page numbers, articles, every family's guide, the
/// tables, and an index of all models. Needs a paperApplication().
QByteArray bookAsPdf(const KnowledgeBase &base);

} // namespace ringthrough

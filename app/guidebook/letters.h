#pragma once

#include "knowledge_base.h"

#include <QMap>

namespace ringthrough {

/// One model of an index.
struct ModelEntry
{
    QString model;
    DeviceRef ref;
};

/// All models in the order of a printed index, by the first letter; digits stand together.
QMap<QString, QList<ModelEntry>> modelsByLetter(const KnowledgeBase &base);

/// The makers in the same way. The pointers lead into the base.
QMap<QString, QList<const Vendor *>> vendorsByLetter(const KnowledgeBase &base);

} // namespace ringthrough

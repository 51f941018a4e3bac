#pragma once

#include "evidence.h"
#include "identification.h"
#include "knowledge_base.h"

#include <QJsonObject>
#include <QString>

namespace ringthrough {

/// The answer of `identify`, with the keys that others rely on.
QJsonObject identifyAnswer(const Evidence &evidence, const Identification &identification,
                           const KnowledgeBase &base, qint64 elapsedMs);

/// The same for people.
QString identifyText(const Evidence &evidence, const Identification &identification,
                     const KnowledgeBase &base);

/// The same in one line.
QString identifyLine(const Evidence &evidence, const Identification &identification);

/// 0 when a device is named, 4 when not.
int identifyExitCode(const Identification &identification);

} // namespace ringthrough

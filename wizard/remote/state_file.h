#pragma once

#include "outcome.h"

#include <QJsonDocument>
#include <QString>

#include <optional>

namespace ringthrough {

/// Reads one of our small JSON files. A file that is not there is an empty document.
Outcome<QJsonDocument> readStateFile(const QString &file);

/// Writes it as a whole or not at all, readable only by its owner. Makes the folder when it is
/// missing.
std::optional<Problem> writeStateFile(const QString &file, const QJsonDocument &document);

} // namespace ringthrough

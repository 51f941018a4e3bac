#pragma once

#include "problem.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace ringthrough {

/// Writes a whole file, or leaves what was there. Nothing when it worked.
std::optional<Problem> writeFile(const QString &name, const QByteArray &bytes);

} // namespace ringthrough

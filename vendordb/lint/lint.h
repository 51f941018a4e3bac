#pragma once

#include "mistake.h"

#include <QList>
#include <QStringList>

namespace ringthrough {

/// Checks knowledge-base files and provider profiles; of a folder all its *.yaml files. Examples
/// are tried on the rules of all files named, and on those of the bundled vendors.
QList<Mistake> lint(const QStringList &paths);

} // namespace ringthrough

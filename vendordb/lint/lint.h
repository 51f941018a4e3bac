#pragma once

#include "mistake.h"

#include <QList>
#include <QStringList>

namespace ringthrough {

/// Checks vendors, articles and provider profiles; of a folder all its *.yaml files, and those of
/// the folder `articles` in it. Examples are tried on the rules of all files named, and on those of
/// the bundled vendors.
QList<Mistake> lint(const QStringList &paths);

} // namespace ringthrough

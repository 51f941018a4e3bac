#pragma once

#include <QString>
#include <QStringList>

namespace ringthrough {

/// How many letters must be added, removed, changed or swapped to make one word the other.
/// Counting stops at limit + 1.
int editDistance(QStringView one, QStringView other, int limit);

/// The candidate that was probably meant, or nothing when none is near. Upper and lower case and
/// the choice between "-", "_" and a blank count for nothing.
QString nearMiss(const QString &word, const QStringList &candidates);

} // namespace ringthrough

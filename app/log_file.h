#pragma once

#include <QString>

namespace ringthrough {

/// From now on messages of all logging categories are written to this file too. It is begun anew,
/// and the old one kept once, when it has grown too large.
void logToFile(const QString &file);

} // namespace ringthrough

#pragma once

#include <QString>

namespace ringthrough {

/// How many hexadecimal digits of a MAC address the prefix covers; 0 when it does not fit. Colons,
/// dashes, dots and the case of letters count for nothing. A locally administered address fits
/// nothing: it was made up, so it names no maker.
int macPrefixLength(const QString &address, const QString &prefix);

} // namespace ringthrough

#pragma once

#include <QString>

namespace ringthrough {

struct Rule;

/// A MAC address in the one form that rules are compared with, "aa:bb:cc:dd:ee:ff". Empty when it
/// is none, or a locally administered one: that was made up, so it names no maker.
QString makersMac(const QString &address);

/// How many hexadecimal digits of a MAC address a rule covers; 0 when it does not fit. Prefixes
/// are compared whatever their separators and the case of their letters.
int macDigitsCovered(const Rule &rule, const QString &address);

} // namespace ringthrough

#pragma once

#include "compare_diagnoses.h"
#include "outcome.h"

#include <QString>

namespace ringthrough {

/// An earlier SIP test to compare with: a saved case (its last test), the answer of `test --json`
/// or of `diagnose --json`. `file` may be "last" for the last case of the state folder. Only the
/// last case knows the router.
Outcome<RoutedTest> earlierTest(const QString &file, const QString &stateFolder);

} // namespace ringthrough

#pragma once

#include "diagnosis.h"
#include "outcome.h"

#include <QString>

namespace ringthrough {

/// The test's result also when nothing could be sent at all.
Diagnosis diagnosisOf(const Outcome<Diagnosis> &result, const QString &server,
                      const QString &transport);

/// What the test found, for people.
QString testText(const Diagnosis &diagnosis);

/// 0 clean, 1 altered, 3 could not tell.
int testExitCode(const Diagnosis &diagnosis);

} // namespace ringthrough

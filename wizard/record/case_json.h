#pragma once

#include "case.h"
#include "outcome.h"

#include <QByteArray>
#include <QJsonObject>

namespace ringthrough {

/// The whole case, for a file that an agent opens again.
QJsonObject caseToJson(const Case &state);

/// A saved case. Every field is checked; a file from elsewhere may be hostile.
Outcome<Case> caseFromJson(const QByteArray &text);

// The parts by themselves, for the command line's answers.
QJsonObject gatewayToJson(const Gateway &gateway);
QJsonObject identificationToJson(const Identification &identification);
QJsonObject diagnosisToJson(const Diagnosis &diagnosis); ///< the keys of `test --json`
QJsonObject changeToJson(const Change &change);          ///< the keys of `fix --json`

} // namespace ringthrough

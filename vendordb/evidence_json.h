#pragma once

#include "evidence.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <variant>

namespace ringthrough {

/// Evidence as the object described in the command line's documentation.
QJsonObject evidenceToJson(const Evidence &evidence);

/// One evidence object. On failure a sentence that says what is wrong and where.
/// Unknown signals are an error; unknown keys are ignored.
std::variant<Evidence, QString> evidenceFromJson(const QByteArray &text);

} // namespace ringthrough

#pragma once

#include "account_finding.h"
#include "json_fields.h"
#include "path_report.h"

#include <QJsonObject>

namespace ringthrough {

/// What the checks around the test found, under the names of the checks; a check that found
/// nothing has no key.
QJsonObject pathToJson(const PathReport &report);

/// The way back. What is wrong is remembered in `from`; numbers are only taken in the ranges that
/// the checks can give.
PathReport pathFromJson(JsonFields from);

QJsonObject accountToJson(const AccountFinding &finding);
AccountFinding accountFromJson(JsonFields from);

} // namespace ringthrough

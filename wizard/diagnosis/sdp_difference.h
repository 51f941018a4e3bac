#pragma once

#include "diagnosis.h"

#include <QByteArray>
#include <QList>

namespace ringthrough {

/// The differences between two session descriptions, line by line.
QList<Alteration> sdpDifferences(const QByteArray &sent, const QByteArray &received,
                                 const QString &flow);

} // namespace ringthrough

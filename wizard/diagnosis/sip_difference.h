#pragma once

#include "diagnosis.h"

#include <QByteArray>
#include <QList>

namespace ringthrough {

/// Compares a message with what arrived of it, byte by byte, and names each difference. Empty only
/// when the two are identical. `flow` is copied into every alteration.
QList<Alteration> differences(const QByteArray &sent, const QByteArray &received,
                              const QString &flow);

} // namespace ringthrough

#pragma once

#include "gateway.h"

#include <QString>

namespace ringthrough {

/// What kind of link an interface is, from its folder under /sys/class/net.
LinkKind linkKindFromSysfs(const QString &folder);

} // namespace ringthrough

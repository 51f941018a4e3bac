#pragma once

#include <QtGlobal>

namespace ringthrough {

/// Lets packets of an IPv4 socket die after so many routers (1 to 255). False where the system does
/// not take it. Needs no special rights.
bool setTimeToLive(qintptr descriptor, int routers);

} // namespace ringthrough

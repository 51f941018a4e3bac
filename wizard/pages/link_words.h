#pragma once

#include "gateway.h"
#include "identification.h"

#include <QString>

namespace ringthrough {

/// A gateway in plain words: "by cable, router 192.168.1.1".
QString gatewayWords(const Gateway &gateway);

/// Why we think so, for one thing the router said: 'The title of its page is "…".'
QString reasonWords(const Reason &reason);

} // namespace ringthrough

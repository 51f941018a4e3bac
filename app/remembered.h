#pragma once

#include "sip_test.h"

#include <optional>

namespace ringthrough {

// What is kept in the settings from one start to the next. Never anything secret.
std::optional<SipTarget> rememberedServer();
void rememberServer(const std::optional<SipTarget> &server);

} // namespace ringthrough

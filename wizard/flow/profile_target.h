#pragma once

#include "profile.h"
#include "sip_test.h"

#include <optional>

namespace ringthrough {

/// The server of a provider's profile that tells most: its first mirror, else its first SIP server.
std::optional<SipTarget> sipTargetOf(const Profile &profile);

} // namespace ringthrough

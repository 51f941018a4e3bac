#pragma once

#include "outcome.h"
#include "profile.h"
#include "settings.h"

#include <optional>

namespace ringthrough {

/// The provider's profile that was named with --profile; a problem when it cannot be read.
Outcome<std::optional<Profile>> chosenProfile(const Settings &settings);

/// The server to test against: the one that was named, or the profile's mirror or server. Nothing
/// when neither names one; a problem when a name or the profile cannot be read.
Outcome<std::optional<SipTarget>> chooseSipServer(const Settings &settings, const QString &named);

} // namespace ringthrough

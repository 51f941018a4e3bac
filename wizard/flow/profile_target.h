#pragma once

#include "profile.h"
#include "sip_test.h"

#include <QList>

#include <optional>

namespace ringthrough {

/// The servers of a provider's profile to test with, those that tell most first: its mirrors, then
/// its SIP servers over UDP or TCP. At most three, each once: a silent one takes its time.
QList<SipTarget> sipTargetsOf(const Profile &profile);

/// The first of them.
std::optional<SipTarget> sipTargetOf(const Profile &profile);

/// The one after `target`; nothing after the last, and for a target that is not of the profile.
std::optional<SipTarget> nextSipTarget(const Profile &profile, const SipTarget &target);

/// True for one of the profile's mirrors, which knows no accounts.
bool isMirrorOf(const Profile &profile, const SipTarget &target);

/// True when the server was not found or said nothing at all, so that another one may tell more.
bool saidNothing(const Outcome<Diagnosis> &result);

} // namespace ringthrough

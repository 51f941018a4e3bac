#pragma once

#include "device.h"

#include <QString>

namespace ringthrough {

/// One step as a full sentence, translated, for reading aloud: «Click "WAN", then "NAT
/// Passthrough".» Labels are kept letter-exact.
QString stepSentence(const GuideStep &step, const Device &device);

/// What a way round is and what to do, as a title and a short text; translated.
QString wayRoundTitle(WayRound way);
QString wayRoundText(WayRound way);

/// How it is switched off, in a few words for tables; translated.
QString switchableInShort(Switchable how);

/// What can be said about switching it off, in one or two sentences; honest about doubt.
QString switchableSentence(const Vendor &vendor, const Device &device);

} // namespace ringthrough

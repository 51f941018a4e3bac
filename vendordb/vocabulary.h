#pragma once

#include "device.h"

#include <optional>

namespace ringthrough {

// The closed word lists of the knowledge base, from the word in a file to the value; nothing when
// the word is not in the list.
std::optional<Weight> weightFromName(const QString &name);
std::optional<Transport> transportFromName(const QString &name);
std::optional<Effect> effectFromName(const QString &name);
std::optional<StepKind> stepKindFromName(const QString &name);
std::optional<Control> controlFromName(const QString &name);
std::optional<Switchable> switchableFromName(const QString &name);
std::optional<Confidence> confidenceFromName(const QString &name);
std::optional<AlgState> algStateFromName(const QString &name);
std::optional<WayRound> wayRoundFromName(const QString &name);
std::optional<Match> matchFromName(const QString &name);
std::optional<DialogueEffect> dialogueEffectFromName(const QString &name);

QString matchName(Match value);                   ///< equals, prefix, contains, regex
QString dialogueEffectName(DialogueEffect value); ///< sets_off, sets_on, saves, restarts, ends

} // namespace ringthrough

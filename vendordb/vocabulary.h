#pragma once

#include "device.h"

#include <QStringList>

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

/// A closed word list, for readers that have to name all its words when one is wrong.
template <typename Enum>
struct ClosedList
{
    QStringList names;
    std::optional<Enum> (*fromName)(const QString &name) = nullptr;
};

/// The list of an enum. There is one for each of the enums above, and for Signal.
template <typename Enum>
const ClosedList<Enum> &closedList();

QString matchName(Match value);                   ///< equals, prefix, contains, regex
QString dialogueEffectName(DialogueEffect value); ///< sets_off, sets_on, saves, restarts, ends

} // namespace ringthrough

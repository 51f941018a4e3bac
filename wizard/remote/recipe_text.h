#pragma once

#include "device.h"
#include "recipe.h"

#include <QHash>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>

namespace ringthrough {

/// Values that checks captured, by name.
using Captured = QHash<QString, QString>;

/// Whether it is given and fits somewhere, with ^ and $ at every line.
bool fits(const QRegularExpression &expression, const QString &text);

/// Whether it is given and fits up to the line the cursor is on, which must not be empty: a prompt.
bool fitsAtEnd(const QRegularExpression &expression, const QString &text);

/// The answer to a typed line: without its echo (with or without a prompt before it) and without
/// the prompt at the end.
QString answerIn(const QString &text, const QString &typed, const QRegularExpression &promptBefore,
                 const QRegularExpression &promptAfter);

/// True when the echo of the typed line stands in the text.
bool hasEcho(const QString &text, const QString &typed);

/// What an answer to a check says, and what it captured.
struct CheckReading
{
    AlgState state = AlgState::Unknown;
    Captured captured;
};

/// Unknown when neither or both expressions fit, or when a captured value is not a plain word.
CheckReading readCheck(const Check &check, const QString &answer);

/// The line with captured values put in; nothing when one is missing.
std::optional<QString> filledIn(const QString &line, const Captured &values);

/// The same for several commands.
std::optional<QList<Command>> filledIn(const QList<Command> &commands, const Captured &values);

/// Every expression that a prompt of this recipe has, for when it is not known which one is in
/// force.
QList<QRegularExpression> allPrompts(const Recipe &recipe);

/// True when a line is a recipe's command with anything plain where a captured value stands.
bool isFilledFrom(const QString &line, const QString &command);

} // namespace ringthrough

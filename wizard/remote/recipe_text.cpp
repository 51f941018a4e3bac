#include "recipe_text.h"

#include <algorithm>

namespace ringthrough {

namespace {

// Prompts are short; only this much of the end is searched for them, whatever came before.
constexpr qsizetype promptWindow = 2048;

// A captured value goes into a command. Nothing that could end the line or mean something to a
// shell may be in it.
const QRegularExpression &plainWord()
{
    static const QRegularExpression word(QStringLiteral("\\A[A-Za-z0-9._:-]{1,64}\\z"));
    return word;
}

QRegularExpression byLines(const QRegularExpression &expression)
{
    if (expression.patternOptions().testFlag(QRegularExpression::MultilineOption))
        return expression;
    return QRegularExpression(expression.pattern(),
                              expression.patternOptions() | QRegularExpression::MultilineOption);
}

// Where the prompt at the end begins; -1 when there is none.
qsizetype promptStart(const QRegularExpression &expression, const QString &text)
{
    const qsizetype lineStart = text.lastIndexOf(QLatin1Char('\n')) + 1;
    if (!isGiven(expression) || QStringView(text).mid(lineStart).trimmed().isEmpty())
        return -1;
    const qsizetype from = std::max<qsizetype>(0, text.size() - promptWindow);
    auto matches = byLines(expression).globalMatch(text.mid(from));
    while (matches.hasNext()) {
        const auto match = matches.next();
        if (from + match.capturedEnd() > lineStart && match.capturedLength() > 0)
            return from + match.capturedStart();
    }
    return -1;
}

// Whether a line is the echo of what was typed: by itself, or after the prompt.
bool isEcho(const QString &line, const QString &typed, const QRegularExpression &prompt)
{
    if (!line.endsWith(typed))
        return false;
    const QString before = line.chopped(typed.size());
    return before.trimmed().isEmpty() || fitsAtEnd(prompt, before);
}

// Where the echo ends in the text, its line end included; -1 when it is not there. Something else
// may stand before it, such as a message that the device wanted to get rid of.
qsizetype echoEnd(const QString &text, const QString &typed, const QRegularExpression &prompt)
{
    qsizetype start = 0;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        start += line.size() + 1;
        if (isEcho(line, typed, prompt))
            return std::min(start, text.size());
    }
    return -1;
}

} // namespace

bool fits(const QRegularExpression &expression, const QString &text)
{
    return isGiven(expression) && byLines(expression).match(text).hasMatch();
}

bool fitsAtEnd(const QRegularExpression &expression, const QString &text)
{
    return promptStart(expression, text) >= 0;
}

bool hasEcho(const QString &text, const QString &typed)
{
    const QString wanted = typed.trimmed();
    const auto lines = QStringView(text).split(QLatin1Char('\n'));
    return std::any_of(lines.begin(), lines.end(),
                       [&](QStringView line) { return line.trimmed().endsWith(wanted); });
}

QString answerIn(const QString &text, const QString &typed, const QRegularExpression &promptBefore,
                 const QRegularExpression &promptAfter)
{
    const qsizetype echo =
        typed.trimmed().isEmpty() ? -1 : echoEnd(text, typed.trimmed(), promptBefore);
    const QString rest = echo < 0 ? text : text.mid(echo);
    const qsizetype prompt = promptStart(promptAfter, rest);
    return prompt < 0 ? rest : rest.left(prompt);
}

CheckReading readCheck(const Check &check, const QString &answer)
{
    const auto on = isGiven(check.on) ? byLines(check.on).match(answer) : QRegularExpressionMatch();
    const auto off =
        isGiven(check.off) ? byLines(check.off).match(answer) : QRegularExpressionMatch();
    if (on.hasMatch() == off.hasMatch())
        return {};
    const auto &match = on.hasMatch() ? on : off;
    CheckReading reading{on.hasMatch() ? AlgState::On : AlgState::Off, {}};
    const QString value = check.capture.isEmpty() ? QString() : match.captured(check.capture);
    if (value.isEmpty())
        return reading;
    if (!plainWord().match(value).hasMatch())
        return {};
    reading.captured.insert(check.capture, value);
    return reading;
}

std::optional<QString> filledIn(const QString &line, const Captured &values)
{
    static const QRegularExpression place(QStringLiteral("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}"));
    QString filled;
    qsizetype past = 0;
    auto places = place.globalMatch(line);
    while (places.hasNext()) {
        const auto match = places.next();
        const auto value = values.find(match.captured(1));
        if (value == values.end())
            return std::nullopt;
        filled += QStringView(line).mid(past, match.capturedStart() - past);
        filled += *value;
        past = match.capturedEnd();
    }
    filled += QStringView(line).mid(past);
    return filled;
}

std::optional<QList<Command>> filledIn(const QList<Command> &commands, const Captured &values)
{
    QList<Command> filled = commands;
    for (Command &command : filled) {
        const auto line = filledIn(command.send, values);
        if (!line)
            return std::nullopt;
        command.send = *line;
    }
    return filled;
}

QList<QRegularExpression> allPrompts(const Recipe &recipe)
{
    QList<QRegularExpression> prompts{recipe.signIn.prompt};
    if (recipe.signIn.privileged)
        prompts.append(recipe.signIn.privileged->prompt);
    for (const auto *commands : {&recipe.signIn.menu, &recipe.change, &recipe.save, &recipe.undo}) {
        for (const Command &command : *commands) {
            if (isGiven(command.prompt) && !prompts.contains(command.prompt))
                prompts.append(command.prompt);
        }
    }
    return prompts;
}

bool isFilledFrom(const QString &line, const QString &command)
{
    static const QRegularExpression place(QStringLiteral("\\\\\\$\\\\\\{[^}]*\\\\\\}"));
    QString pattern = QRegularExpression::escape(command);
    pattern.replace(place, QStringLiteral("[A-Za-z0-9._:-]{1,64}"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(line).hasMatch();
}

} // namespace ringthrough

#include "near_miss.h"
#include "read_parts.h"
#include "yaml_reader.h"

namespace ringthrough {

namespace {

constexpr int defaultPagerLines = 24;

DialogueMode readMode(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a mode"));
    DialogueMode mode;
    mode.name = reader.text("name", Need::Required);
    mode.prompt = reader.text("prompt", Need::Required);
    reader.finish();
    return mode;
}

std::optional<bool> readWhen(YamlReader &reader)
{
    const std::optional<AlgState> state = reader.word<AlgState>("when");
    if (state == AlgState::Unknown)
        reader.mistake(reader.placeOf("when"), QStringLiteral("when"),
                       MistakeLog::tr("Expected 'on' or 'off', in quotes."));
    if (!state || state == AlgState::Unknown)
        return std::nullopt;
    return state == AlgState::On;
}

void checkMode(YamlReader &reader, const char *key, const QString &mode, const QStringList &modes)
{
    if (!mode.isEmpty() && !modes.contains(mode))
        reader.mistake(reader.placeOf(key), QString::fromLatin1(key),
                       MistakeLog::tr("There is no mode '%1' in this dialogue; there are: %2.")
                           .arg(mode, modes.join(QStringLiteral(", "))),
                       nearMiss(mode, modes));
}

DialogueAnswer readAnswer(const YamlNode &node, MistakeLog &log, const QStringList &modes)
{
    YamlReader reader(node, log, MistakeLog::tr("an answer"));
    DialogueAnswer answer;
    answer.type = reader.value("type", Need::Required) ? reader.text("type") : QString();
    answer.mode = reader.text("mode");
    answer.whenOn = readWhen(reader);
    answer.says = reader.text("says");
    answer.next = reader.text("next");
    answer.effects = reader.words<DialogueEffect>("does");
    answer.passwordFor = reader.text("asks_password");
    reader.finish();
    checkMode(reader, "mode", answer.mode, modes);
    checkMode(reader, "next", answer.next, modes);
    return answer;
}

void readPager(YamlReader &parent, Dialogue &dialogue)
{
    const YamlNode *node = parent.value("pager");
    if (!node)
        return;
    YamlReader reader(*node, parent.log(), MistakeLog::tr("a pager"));
    dialogue.pager = reader.text("text", Need::Required);
    dialogue.pagerLines = reader.number("lines", 1, 200, defaultPagerLines);
    reader.finish();
}

void readSignIn(YamlReader &reader, Dialogue &dialogue)
{
    dialogue.greeting = reader.text("greeting");
    dialogue.userPrompt = reader.text("user_prompt");
    dialogue.passwordPrompt = reader.text("password_prompt");
    if (reader.has("user"))
        dialogue.user = reader.text("user");
    if (reader.has("password"))
        dialogue.password = reader.text("password");
    dialogue.privilegedPassword = reader.text("privileged_password");
    dialogue.signInRefused = reader.text("sign_in_refused");
    dialogue.welcome = reader.text("welcome");
}

QStringList namesOf(const QList<DialogueMode> &modes)
{
    QStringList names;
    for (const DialogueMode &mode : modes)
        names.append(mode.name);
    return names;
}

} // namespace

Dialogue readDialogue(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a dialogue"));
    Dialogue dialogue;
    dialogue.line = node.place.line;
    dialogue.name = reader.text("name", Need::Required);
    dialogue.model = reader.text("model", Need::Required);
    readSignIn(reader, dialogue);
    dialogue.modes = reader.list("modes", Need::Required, readMode);
    const QStringList modes = namesOf(dialogue.modes);
    const auto answer = [&modes](const YamlNode &item, MistakeLog &answersLog) {
        return readAnswer(item, answersLog, modes);
    };
    dialogue.answers = reader.list("answers", Need::Required, answer);
    dialogue.unknown = reader.text("unknown");
    dialogue.appliesAtRestart = reader.flag("applies_at_restart");
    dialogue.appliesAtSave = reader.flag("applies_at_save");
    dialogue.savesAtOnce = reader.flag("saves_at_once");
    readPager(reader, dialogue);
    if (reader.has("line_end"))
        dialogue.lineEnd = reader.text("line_end", Need::Required);
    if (reader.has("echoes"))
        dialogue.echoes = reader.flag("echoes");
    reader.finish();
    return dialogue;
}

} // namespace ringthrough

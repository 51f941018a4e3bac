#include "near_miss.h"
#include "read_parts.h"
#include "yaml_reader.h"

namespace ringthrough {

namespace {

constexpr int usualRestartSeconds = 120;

QRegularExpression lineRegex(YamlReader &reader, const char *key, Need need = Need::Optional)
{
    return reader.regex(key, need, QRegularExpression::MultilineOption);
}

// What is typed is one line: a line break would type a second one that nobody was shown.
QString oneLine(const QString &text, Place place, const char *key, MistakeLog &log)
{
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f) {
            log.add(place, QString::fromLatin1(key),
                    MistakeLog::tr("What is typed is one line without control characters."));
            return {};
        }
    }
    return text;
}

Command readCommand(const YamlNode &node, MistakeLog &log)
{
    Command command;
    if (node.kind != YamlNode::Kind::Map) {
        const QString text = YamlReader::textOf(node, QString(), log).value_or(QString());
        command.send = oneLine(text, node.place, "", log);
        return command;
    }
    YamlReader reader(node, log, MistakeLog::tr("a command"));
    const bool given = reader.value("send", Need::Required);
    command.send = given ? oneLine(reader.text("send"), node.place, "send", log) : QString();
    command.prompt = lineRegex(reader, "prompt");
    command.refused = lineRegex(reader, "refused");
    command.mayEndSession = reader.flag("may_end_session");
    reader.finish();
    return command;
}

Pager readPager(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a pager"));
    Pager pager;
    pager.pattern = lineRegex(reader, "pattern", Need::Required);
    pager.key = reader.value("key", Need::Required) ? reader.text("key") : QString();
    reader.finish();
    return pager;
}

Confirm readConfirm(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a 'confirm' entry"));
    Confirm confirm;
    confirm.send = oneLine(reader.text("send"), node.place, "send", log);
    confirm.require = lineRegex(reader, "require", Need::Required);
    confirm.mustNot = lineRegex(reader, "must_not");
    reader.finish();
    return confirm;
}

Check readCheck(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a 'check' entry"));
    Check check;
    check.send = oneLine(reader.text("send", Need::Required), node.place, "send", log);
    check.on = lineRegex(reader, "on", Need::Required);
    check.off = lineRegex(reader, "off", Need::Required);
    check.capture = reader.text("capture");
    reader.finish();
    const QStringList groups = check.on.namedCaptureGroups() + check.off.namedCaptureGroups();
    if (!check.capture.isEmpty() && !groups.contains(check.capture))
        reader.mistake(
            reader.placeOf("capture"), QStringLiteral("capture"),
            MistakeLog::tr("Neither 'on' nor 'off' has a group (?<%1>…).").arg(check.capture),
            nearMiss(check.capture, groups));
    return check;
}

std::optional<PrivilegedMode> readPrivileged(YamlReader &parent)
{
    const YamlNode *node = parent.value("privileged");
    if (!node)
        return std::nullopt;
    YamlReader reader(*node, parent.log(), MistakeLog::tr("the privileged mode"));
    PrivilegedMode mode;
    mode.send = oneLine(reader.text("send", Need::Required), node->place, "send", parent.log());
    mode.passwordPrompt = lineRegex(reader, "password_prompt", Need::Required);
    mode.prompt = lineRegex(reader, "prompt", Need::Required);
    reader.finish();
    return mode;
}

SignIn readSignIn(YamlReader &parent)
{
    const YamlNode *node = parent.value("sign_in", Need::Required);
    if (!node)
        return {};
    YamlReader reader(*node, parent.log(), MistakeLog::tr("'sign_in' of a recipe"));
    SignIn signIn;
    signIn.userPrompt = lineRegex(reader, "user_prompt");
    signIn.passwordPrompt = lineRegex(reader, "password_prompt");
    signIn.refused = lineRegex(reader, "refused");
    signIn.prompt = lineRegex(reader, "prompt", Need::Required);
    signIn.menu = reader.list("menu", Need::Optional, readCommand);
    signIn.privileged = readPrivileged(reader);
    for (const QString &line : reader.texts("leave"))
        signIn.leave.append(oneLine(line, reader.placeOf("leave"), "leave", reader.log()));
    reader.finish();
    return signIn;
}

// A name that no check captures would be typed as it stands.
void checkCaptured(YamlReader &reader, const char *key, const QList<Command> &commands,
                   const QStringList &captured)
{
    static const QRegularExpression placeholder(QStringLiteral("\\$\\{([^}]*)\\}"));
    for (const Command &command : commands) {
        auto found = placeholder.globalMatch(command.send);
        while (found.hasNext()) {
            const QString name = found.next().captured(1);
            if (!captured.contains(name))
                reader.mistake(reader.placeOf(key), QString::fromLatin1(key),
                               MistakeLog::tr("No check captures '%1'.").arg(name),
                               nearMiss(name, captured));
        }
    }
}

void readCommands(YamlReader &reader, Recipe &recipe)
{
    recipe.change = reader.list("change", Need::Required, readCommand);
    recipe.save = reader.list("save", Need::Optional, readCommand);
    recipe.undo = reader.list("undo", Need::Required, readCommand);
    recipe.restart = reader.list("restart", Need::Optional, readCommand);
    recipe.restartSeconds = reader.number("restart_seconds", 1, 1800, usualRestartSeconds);
    QStringList captured;
    for (const Check &check : recipe.check)
        captured.append(check.capture);
    captured.removeAll(QString());
    checkCaptured(reader, "change", recipe.change, captured);
    checkCaptured(reader, "save", recipe.save, captured);
    checkCaptured(reader, "undo", recipe.undo, captured);
    checkCaptured(reader, "restart", recipe.restart, captured);
}

void readChecks(YamlReader &reader, Recipe &recipe)
{
    recipe.check = reader.list("check", Need::Optional, readCheck);
    recipe.sipTestIsCheck = reader.flag("sip_test_is_check");
    if (recipe.check.isEmpty() != recipe.sipTestIsCheck)
        reader.mistake(reader.placeOf("check"), QStringLiteral("check"),
                       MistakeLog::tr("A recipe has either 'check' entries or "
                                      "'sip_test_is_check: true'."));
}

} // namespace

Recipe readRecipe(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a recipe"));
    Recipe recipe;
    recipe.line = node.place.line;
    recipe.transports = reader.words<Transport>("via", Need::Required);
    recipe.signIn = readSignIn(reader);
    recipe.pagers = reader.list("pagers", Need::Optional, readPager);
    recipe.refused = lineRegex(reader, "refused");
    recipe.confirm = reader.list("confirm", Need::Optional, readConfirm);
    readChecks(reader, recipe);
    readCommands(reader, recipe);
    recipe.effect = reader.word<Effect>("effect", Need::Required).value_or(recipe.effect);
    recipe.dialogues = reader.list("dialogues", Need::Required, readDialogue);
    reader.finish();
    return recipe;
}

} // namespace ringthrough

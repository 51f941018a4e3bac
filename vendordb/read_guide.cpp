#include "near_miss.h"
#include "read_parts.h"
#include "yaml_reader.h"

namespace ringthrough {

namespace {

const QList<const char *> &kinds()
{
    static const QList<const char *> names{"open",  "sign_in",      "go",   "set",
                                           "press", "type",         "wait", "restart",
                                           "app",   "ask_provider", "note"};
    return names;
}

void checkValue(YamlReader &reader, const Setting &setting)
{
    static const QStringList ticks{QStringLiteral("ticked"), QStringLiteral("unticked")};
    static const QStringList switches{QStringLiteral("on"), QStringLiteral("off")};
    const bool checkbox = setting.control == Control::Checkbox;
    if (setting.to.isEmpty() || (!checkbox && setting.control != Control::Toggle))
        return;
    const QStringList &words = checkbox ? ticks : switches;
    if (!words.contains(setting.to))
        reader.mistake(reader.placeOf("to"), QStringLiteral("to"),
                       MistakeLog::tr("This control can only be brought to: %1.")
                           .arg(words.join(QStringLiteral(", "))),
                       nearMiss(setting.to, words));
}

Setting readSetting(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a 'set' step"));
    Setting setting;
    setting.control = reader.word<Control>("control", Need::Required).value_or(setting.control);
    setting.label = reader.text("label", Need::Required);
    setting.to = reader.text("to", Need::Required);
    reader.finish();
    checkValue(reader, setting);
    return setting;
}

void readSet(YamlReader &reader, GuideStep &step)
{
    if (const YamlNode *node = reader.value("set", Need::Required)) {
        const Setting setting = readSetting(*node, reader.log());
        step.control = setting.control;
        step.labels = {setting.label};
        step.to = setting.to;
    }
}

// Makers change their words from one software version to the next; the screen tells which it is.
void readAlternatives(YamlReader &reader, GuideStep &step)
{
    step.alternatives = reader.list("or", Need::Optional, readSetting);
    if (step.kind != StepKind::Set && !step.alternatives.isEmpty())
        reader.mistake(reader.placeOf("or"), QStringLiteral("or"),
                       MistakeLog::tr("Only a 'set' step has an 'or'."));
    for (const Setting &other : step.alternatives) {
        if (step.labels.contains(other.label))
            reader.mistake(reader.placeOf("or"), QStringLiteral("or"),
                           MistakeLog::tr("Both have the label \"%1\", so nobody could tell them "
                                          "apart.")
                               .arg(other.label));
    }
}

// The kinds that say nothing more are written as a key without a value.
void rejectValue(YamlReader &reader, const char *key, const YamlNode &node)
{
    const YamlNode *value = nullptr;
    for (size_t i = 0; i < node.keys.size(); ++i) {
        if (node.keys[i].text == QString::fromLatin1(key))
            value = &node.items[i];
    }
    if (value && value->kind != YamlNode::Kind::Empty)
        reader.mistake(value->place, QString::fromLatin1(key),
                       MistakeLog::tr("'%1' takes no value here; a remark goes into 'text'.")
                           .arg(QString::fromLatin1(key)));
}

void readKind(YamlReader &reader, const char *key, const YamlNode &node, GuideStep &step)
{
    switch (step.kind) {
    case StepKind::Open:
        step.address = reader.text(key, Need::Required);
        return;
    case StepKind::Go:
    case StepKind::App:
        step.labels = reader.texts(key, Need::Required);
        return;
    case StepKind::Set:
        readSet(reader, step);
        return;
    case StepKind::Press:
        step.labels = {reader.text(key, Need::Required)};
        return;
    case StepKind::Type:
        step.commands = reader.texts(key, Need::Required);
        return;
    case StepKind::Wait:
    case StepKind::Note:
        step.text = reader.text(key, Need::Required);
        return;
    case StepKind::SignIn:
    case StepKind::Restart:
    case StepKind::AskProvider:
        rejectValue(reader, key, node);
        return;
    }
}

} // namespace

GuideStep readGuideStep(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a step"));
    GuideStep step;
    if (const char *key = reader.oneOf(kinds())) {
        step.kind = stepKindFromName(QString::fromLatin1(key)).value_or(StepKind::Note);
        readKind(reader, key, node, step);
    }
    const bool isText = step.kind == StepKind::Wait || step.kind == StepKind::Note;
    const QString remark = reader.text("text");
    if (!isText)
        step.text = remark;
    else if (!remark.isEmpty())
        reader.mistake(reader.placeOf("text"), QStringLiteral("text"),
                       MistakeLog::tr("This step is a text already."));
    readAlternatives(reader, step);
    step.optional = reader.flag("optional");
    reader.finish();
    return step;
}

} // namespace ringthrough

#include "read_parts.h"
#include "yaml_reader.h"

namespace ringthrough {

namespace {

SignInHint readSignInHint(YamlReader &parent)
{
    const YamlNode *node = parent.value("sign_in");
    if (!node)
        return {};
    YamlReader reader(*node, parent.log(), MistakeLog::tr("'sign_in' of a device"));
    SignInHint hint;
    hint.user = reader.text("user");
    hint.text = reader.text("text");
    reader.finish();
    return hint;
}

AlgFacts readAlg(YamlReader &parent)
{
    const YamlNode *node = parent.value("alg", Need::Required);
    if (!node)
        return {};
    YamlReader reader(*node, parent.log(), MistakeLog::tr("'alg'"));
    AlgFacts alg;
    alg.name = reader.text("name", Need::Required);
    alg.byDefault = reader.word<AlgState>("default", Need::Required).value_or(alg.byDefault);
    alg.switchable = reader.word<Switchable>("switch", Need::Required).value_or(alg.switchable);
    reader.finish();
    return alg;
}

void readId(YamlReader &reader, Device &device, const QString &vendorId)
{
    device.id = reader.text("id", Need::Required);
    static const QRegularExpression kebab(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
    if (!device.id.isEmpty() &&
        (!kebab.match(device.id).hasMatch() || !device.id.startsWith(vendorId + u'-')))
        reader.mistake(reader.placeOf("id"), QStringLiteral("id"),
                       MistakeLog::tr("A device's id is small letters, digits and dashes, and "
                                      "begins with '%1-'.")
                           .arg(vendorId));
}

void readWhatToDo(YamlReader &reader, Device &device)
{
    device.guide = reader.list("guide", Need::Optional, readGuideStep);
    device.also = reader.list("also", Need::Optional, readGuideStep);
    device.waysRound = reader.words<WayRound>("ways_round");
    device.notes = reader.texts("notes");
    device.see = reader.texts("see");
    device.noRecipe = reader.text("no_recipe");
    if (const YamlNode *recipe = reader.value("recipe"))
        device.recipe = readRecipe(*recipe, reader.log());
    if (device.canDisable() && device.guide.isEmpty())
        reader.mistake(reader.place(), QStringLiteral("guide"),
                       MistakeLog::tr("'guide' is missing: this device can be switched."));
    const Switchable how = device.alg.switchable;
    if (device.recipe && how != Switchable::Cli && how != Switchable::WebAndCli)
        reader.mistake(reader.placeOf("recipe"), QStringLiteral("recipe"),
                       MistakeLog::tr("A recipe needs 'switch: cli' or 'switch: web+cli'."));
    if (device.recipe && !device.noRecipe.isEmpty())
        reader.mistake(reader.placeOf("no_recipe"), QStringLiteral("no_recipe"),
                       MistakeLog::tr("There is a recipe, so there is no reason against one."));
}

} // namespace

Device readDevice(const YamlNode &node, MistakeLog &log, const QString &vendorId)
{
    YamlReader reader(node, log, MistakeLog::tr("a device"));
    Device device;
    device.line = node.place.line;
    readId(reader, device, vendorId);
    device.family = reader.text("family", Need::Required);
    device.models = reader.texts("models", Need::Required);
    device.madeBy = reader.texts("made_by");
    device.addresses = reader.texts("addresses");
    device.signIn = readSignInHint(reader);
    device.alg = readAlg(reader);
    device.rules = reader.list("identify", Need::Optional, readRule);
    readWhatToDo(reader, device);
    device.sources = reader.texts("sources", Need::Required);
    device.checked = readChecked(reader);
    device.confidence =
        reader.word<Confidence>("confidence", Need::Required).value_or(Confidence::Low);
    reader.finish();
    return device;
}

} // namespace ringthrough

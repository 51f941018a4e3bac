#include "guide_document.h"
#include "guide_words.h"

#include <QJsonArray>
#include <QLocale>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

QJsonArray settingsToJson(const QList<Setting> &settings)
{
    QJsonArray array;
    for (const Setting &setting : settings)
        array.append(QJsonObject{{u"control"_s, controlName(setting.control)},
                                 {u"label"_s, setting.label},
                                 {u"to"_s, setting.to}});
    return array;
}

QJsonObject stepToJson(const GuideStep &step, const Device &device)
{
    QJsonObject json{{u"kind"_s, stepKindName(step.kind)},
                     {u"sentence"_s, stepItem(step, device).sentence},
                     {u"optional"_s, step.optional}};
    if (!step.address.isEmpty())
        json.insert(u"address"_s, step.address);
    if (!step.labels.isEmpty())
        json.insert(u"labels"_s, QJsonArray::fromStringList(step.labels));
    if (step.kind == StepKind::Set) {
        json.insert(u"control"_s, controlName(step.control));
        json.insert(u"to"_s, step.to);
        if (!step.alternatives.isEmpty())
            json.insert(u"or"_s, settingsToJson(step.alternatives));
    }
    if (!step.commands.isEmpty())
        json.insert(u"commands"_s, QJsonArray::fromStringList(step.commands));
    if (!step.text.isEmpty())
        json.insert(u"text"_s, step.text);
    return json;
}

QJsonArray stepsToJson(const QList<GuideStep> &steps, const Device &device)
{
    QJsonArray array;
    for (const GuideStep &step : steps)
        array.append(stepToJson(step, device));
    return array;
}

QJsonArray waysToJson(const QList<WayRound> &ways)
{
    QJsonArray array;
    for (const WayRound way : ways)
        array.append(QJsonObject{{u"id"_s, wayRoundName(way)},
                                 {u"title"_s, wayRoundTitle(way)},
                                 {u"text"_s, wayRoundText(way)}});
    return array;
}

} // namespace

QJsonObject guideAsJson(const DeviceRef &ref, const std::optional<Profile> &profile)
{
    const Vendor &vendor = *ref.vendor;
    const Device &device = *ref.device;
    const QStringList said =
        profile ? profile->notesAbout(vendor.id, device.id, QLocale().name()) : QStringList();
    const QJsonObject signIn{{u"user"_s, device.signIn.user}, {u"text"_s, device.signIn.text}};
    const QJsonObject alg{{u"name"_s, device.alg.name},
                          {u"default"_s, algStateName(device.alg.byDefault)},
                          {u"switch"_s, switchableName(device.alg.switchable)}};
    return {{u"device"_s, device.id},
            {u"vendor"_s, vendor.name},
            {u"family"_s, device.family},
            {u"models"_s, QJsonArray::fromStringList(device.models)},
            {u"addresses"_s, QJsonArray::fromStringList(device.addresses)},
            {u"sign_in"_s, signIn},
            {u"alg"_s, alg},
            {u"can_disable"_s, device.canDisable()},
            {u"summary"_s, switchableSentence(vendor, device)},
            {u"steps"_s, stepsToJson(device.guide, device)},
            {u"also"_s, stepsToJson(device.also, device)},
            {u"ways_round"_s, waysToJson(device.waysRound)},
            {u"notes"_s, QJsonArray::fromStringList(device.notes)},
            {u"provider_notes"_s, QJsonArray::fromStringList(said)},
            {u"made_by"_s, QJsonArray::fromStringList(device.madeBy)},
            {u"see"_s, QJsonArray::fromStringList(device.see)},
            {u"confidence"_s, confidenceName(device.confidence)},
            {u"confidence_text"_s, confidenceSentence(device.confidence)},
            {u"checked"_s, device.checked.toString(Qt::ISODate)},
            {u"sources"_s, QJsonArray::fromStringList(device.sources)}};
}

} // namespace ringthrough

#include "commands.h"

#include "guide_words.h"
#include "vendor_facts.h"

#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

class VendorsCommand : public CliCommand
{
    Q_DECLARE_TR_FUNCTIONS(VendorsCommand)

public:
    CommandSpec spec() const override
    {
        return {u"vendors"_s,
                tr("List the routers that are known."),
                {},
                0,
                0,
                {{u"search"_s, tr("Only what fits these words."), u"text"_s}}};
    }

protected:
    void run() override;

private:
    QList<DeviceRef> found(const KnowledgeBase &base) const;
    QJsonObject json(const QList<DeviceRef> &devices) const;
    QString text(const KnowledgeBase &base, const QList<DeviceRef> &devices) const;
    QString modelsOf(const Device &device) const;
};

QJsonArray channelsOf(const Device &device)
{
    QJsonArray names;
    if (!device.recipe)
        return names;
    for (const Transport transport : {Transport::Telnet, Transport::Ssh}) {
        if (device.recipe->transports.contains(transport))
            names.append(transportName(transport));
    }
    return names;
}

QJsonArray waysOf(const Device &device)
{
    QJsonArray names;
    for (const WayRound way : device.waysRound)
        names.append(wayRoundName(way));
    return names;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject deviceToJson(const Device &device)
{
    return {{u"id"_s, device.id},
            {u"family"_s, device.family},
            {u"models"_s, QJsonArray::fromStringList(device.models)},
            {u"can_disable"_s, device.canDisable()},
            {u"switch"_s, switchableName(device.alg.switchable)},
            {u"recipe"_s, device.recipe.has_value()},
            {u"recipe_via"_s, channelsOf(device)},
            {u"no_recipe"_s, textOrNull(device.noRecipe)},
            {u"confidence"_s, confidenceName(device.confidence)},
            {u"checked"_s, device.checked.toString(Qt::ISODate)},
            {u"made_by"_s, QJsonArray::fromStringList(device.madeBy)},
            {u"alg_name"_s, device.alg.name},
            {u"alg_default"_s, algStateName(device.alg.byDefault)},
            {u"ways_round"_s, waysOf(device)}};
}

// What the rules look at, the vendor's and those of its families.
QStringList signalsOf(const Vendor &vendor)
{
    QStringList names;
    for (const Rule &rule : allRules(vendor))
        names.append(signalName(rule.signal));
    names.removeDuplicates();
    names.sort();
    return names;
}

QJsonObject vendorToJson(const Vendor &vendor, const QJsonArray &devices)
{
    return {{u"id"_s, vendor.id},
            {u"name"_s, vendor.name},
            {u"aliases"_s, QJsonArray::fromStringList(vendor.aliases)},
            {u"countries"_s, QJsonArray::fromStringList(vendor.countries)},
            {u"related"_s, QJsonArray::fromStringList(vendor.related)},
            {u"identify"_s, QJsonArray::fromStringList(signalsOf(vendor))},
            {u"devices"_s, devices}};
}

QList<DeviceRef> VendorsCommand::found(const KnowledgeBase &base) const
{
    if (has(u"search"_s))
        return base.search(value(u"search"_s));
    QList<DeviceRef> all;
    for (const Vendor &vendor : base.vendors()) {
        for (const Device &device : vendor.devices)
            all.append({&vendor, &device});
    }
    return all;
}

QJsonObject VendorsCommand::json(const QList<DeviceRef> &devices) const
{
    QList<const Vendor *> order;
    QHash<const Vendor *, QJsonArray> rows;
    for (const DeviceRef &ref : devices) {
        if (!order.contains(ref.vendor))
            order.append(ref.vendor);
        rows[ref.vendor].append(deviceToJson(*ref.device));
    }
    QJsonArray vendors;
    for (const Vendor *vendor : order)
        vendors.append(vendorToJson(*vendor, rows.value(vendor)));
    return {{u"vendors"_s, vendors}};
}

QString VendorsCommand::modelsOf(const Device &device) const
{
    const QStringList some = device.models.mid(0, 12);
    return device.models.size() > some.size()
               ? tr("    %1 and %n more", nullptr, int(device.models.size() - some.size()))
                     .arg(some.join(u", "_s))
               : tr("    %1").arg(some.join(u", "_s));
}

QString VendorsCommand::text(const KnowledgeBase &base, const QList<DeviceRef> &devices) const
{
    QStringList lines;
    for (const DeviceRef &ref : devices) {
        const Device &device = *ref.device;
        lines.append(device.id);
        lines.append(tr("    %1, %2").arg(ref.vendor->name, device.family));
        lines.append(tr("    Switching it off: %1%2")
                         .arg(switchableInShort(device.alg.switchable),
                              device.recipe ? tr("; \"fix\" can do it") : QString()));
        const QStringList makers = makerNames(device, base);
        if (!makers.isEmpty())
            lines.append(tr("    Built by: %1").arg(makers.join(u", "_s)));
        lines.append(modelsOf(device));
    }
    return lines.isEmpty() ? tr("Nothing that is known fits.") : lines.join(u'\n');
}

void VendorsCommand::run()
{
    const auto base = knowledge();
    const QList<DeviceRef> devices = found(*base);
    console().answer(json(devices), text(*base, devices));
    end(0);
}

} // namespace

std::unique_ptr<CliCommand> makeVendorsCommand()
{
    return std::make_unique<VendorsCommand>();
}

} // namespace ringthrough

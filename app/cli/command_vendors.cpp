#include "commands.h"

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
    QString text(const QList<DeviceRef> &devices) const;
    QString how(const Device &device) const;
};

QJsonObject deviceToJson(const Device &device)
{
    return {{u"id"_s, device.id},
            {u"family"_s, device.family},
            {u"models"_s, QJsonArray::fromStringList(device.models)},
            {u"can_disable"_s, device.canDisable()},
            {u"switch"_s, switchableName(device.alg.switchable)},
            {u"recipe"_s, device.recipe.has_value()}};
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
        vendors.append(QJsonObject{{u"id"_s, vendor->id},
                                   {u"name"_s, vendor->name},
                                   {u"aliases"_s, QJsonArray::fromStringList(vendor->aliases)},
                                   {u"devices"_s, rows.value(vendor)}});
    return {{u"vendors"_s, vendors}};
}

QString VendorsCommand::how(const Device &device) const
{
    switch (device.alg.switchable) {
    case Switchable::Web:
        return tr("on its pages");
    case Switchable::Cli:
        return tr("by commands");
    case Switchable::WebAndCli:
        return tr("on its pages or by commands");
    case Switchable::No:
        return tr("cannot be switched off");
    case Switchable::Absent:
        return tr("does not change calls");
    case Switchable::ProviderOnly:
        return tr("only by the internet provider");
    case Switchable::AppOnly:
        return tr("in the maker's app");
    }
    Q_UNREACHABLE();
    return {};
}

QString VendorsCommand::text(const QList<DeviceRef> &devices) const
{
    QStringList lines;
    for (const DeviceRef &ref : devices) {
        const Device &device = *ref.device;
        lines.append(device.id);
        lines.append(tr("    %1, %2").arg(ref.vendor->name, device.family));
        lines.append(tr("    Switching it off: %1%2")
                         .arg(how(device), device.recipe ? tr("; \"fix\" can do it") : QString()));
        const QStringList some = device.models.mid(0, 12);
        lines.append(
            device.models.size() > some.size()
                ? tr("    %1 and %n more", nullptr, int(device.models.size() - some.size()))
                      .arg(some.join(u", "_s))
                : tr("    %1").arg(some.join(u", "_s)));
    }
    return lines.isEmpty() ? tr("Nothing that is known fits.") : lines.join(u'\n');
}

void VendorsCommand::run()
{
    const auto base = knowledge();
    const QList<DeviceRef> devices = found(*base);
    console().answer(json(devices), text(devices));
    end(0);
}

} // namespace

std::unique_ptr<CliCommand> makeVendorsCommand()
{
    return std::make_unique<VendorsCommand>();
}

} // namespace ringthrough

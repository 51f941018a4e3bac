#include "vendor_facts.h"

namespace ringthrough {

QList<Rule> allRules(const Vendor &vendor)
{
    QList<Rule> rules = vendor.rules;
    for (const Device &device : vendor.devices)
        rules += device.rules;
    return rules;
}

QStringList makerNames(const Device &device, const KnowledgeBase &base)
{
    QStringList names;
    for (const QString &id : device.madeBy) {
        if (const Vendor *maker = base.vendor(id))
            names.append(maker->name);
    }
    return names;
}

} // namespace ringthrough

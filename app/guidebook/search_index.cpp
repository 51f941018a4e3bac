#include "search_index.h"
#include "vendor_facts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ringthrough {

using namespace Qt::StringLiterals;

SiteFile searchIndex(const KnowledgeBase &base)
{
    QJsonArray entries;
    for (const Vendor &vendor : base.vendors()) {
        for (const Device &device : vendor.devices)
            entries.append(QJsonObject{
                {u"id"_s, device.id},
                {u"vendor"_s, vendor.name},
                {u"names"_s, QJsonArray::fromStringList(vendor.aliases + makerNames(device, base))},
                {u"family"_s, device.family},
                {u"models"_s, QJsonArray::fromStringList(device.models)}});
    }
    const QByteArray json = QJsonDocument(entries).toJson(QJsonDocument::Compact);
    return {u"search-index.js"_s, "var guideIndex = " + json + ";\n"};
}

} // namespace ringthrough

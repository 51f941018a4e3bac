#include "search_index.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

QJsonArray namesOf(const Vendor &vendor, const Device &device, const KnowledgeBase &base)
{
    QStringList names = vendor.aliases;
    for (const QString &id : device.madeBy) {
        if (const Vendor *maker = base.vendor(id))
            names.append(maker->name);
    }
    return QJsonArray::fromStringList(names);
}

} // namespace

SiteFile searchIndex(const KnowledgeBase &base)
{
    QJsonArray entries;
    for (const Vendor &vendor : base.vendors()) {
        for (const Device &device : vendor.devices)
            entries.append(QJsonObject{{u"id"_s, device.id},
                                       {u"vendor"_s, vendor.name},
                                       {u"names"_s, namesOf(vendor, device, base)},
                                       {u"family"_s, device.family},
                                       {u"models"_s, QJsonArray::fromStringList(device.models)}});
    }
    const QByteArray json = QJsonDocument(entries).toJson(QJsonDocument::Compact);
    return {u"search-index.js"_s, "var guideIndex = " + json + ";\n"};
}

} // namespace ringthrough

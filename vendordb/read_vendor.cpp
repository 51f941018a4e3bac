#include "read_parts.h"
#include "yaml_reader.h"

#include <QHash>

namespace ringthrough {

namespace {

void checkIdsOnce(const Vendor &vendor, MistakeLog &log)
{
    QHash<QString, int> lines;
    for (const Device &device : vendor.devices) {
        const auto first = lines.constFind(device.id);
        if (first != lines.constEnd() && !device.id.isEmpty())
            log.add({device.line, 1}, QStringLiteral("id"),
                    MistakeLog::tr("The id '%1' is used twice; the first is in line %2.")
                        .arg(device.id)
                        .arg(*first));
        else
            lines.insert(device.id, device.line);
    }
}

} // namespace

Vendor readVendor(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a vendor"));
    Vendor vendor;
    vendor.file = log.file();
    readFormat(reader);
    vendor.id = readFileId(reader);
    vendor.name = reader.text("name", Need::Required);
    vendor.aliases = reader.texts("aliases");
    vendor.countries = reader.texts("countries");
    vendor.related = reader.texts("related");
    vendor.rules = reader.list("identify", Need::Optional, readRule);
    vendor.probes = reader.list("probes", Need::Optional, readProbe);
    const auto device = [&vendor](const YamlNode &item, MistakeLog &deviceLog) {
        return readDevice(item, deviceLog, vendor.id);
    };
    vendor.devices = reader.list("devices", Need::Required, device);
    reader.finish();
    checkIdsOnce(vendor, log);
    return vendor;
}

} // namespace ringthrough

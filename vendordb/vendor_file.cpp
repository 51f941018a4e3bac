#include "vendor_file.h"
#include "read_parts.h"
#include "text_file.h"

namespace ringthrough {

VendorFile readVendorText(const QString &name, const QByteArray &contents)
{
    MistakeLog log(name, contents);
    const std::optional<YamlNode> root = parseYaml(contents, log);
    if (!root)
        return {std::nullopt, log.mistakes()};
    Vendor vendor = readVendor(*root, log);
    if (!log.isEmpty())
        return {std::nullopt, log.mistakes()};
    return {std::move(vendor), {}};
}

VendorFile readVendorFile(const QString &path)
{
    const std::variant<QByteArray, Mistake> contents = readTextFile(path);
    if (const Mistake *mistake = std::get_if<Mistake>(&contents))
        return {std::nullopt, {*mistake}};
    return readVendorText(path, std::get<QByteArray>(contents));
}

} // namespace ringthrough

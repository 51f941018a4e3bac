#include "compiled_knowledge.h"
#include "knowledge_base.h"
#include "mistake_log.h"
#include "vendor_file.h"

#include <QDir>
#include <QHash>

namespace ringthrough {

namespace {

void putIn(QList<Vendor> &vendors, Vendor vendor)
{
    for (Vendor &known : vendors) {
        if (known.id == vendor.id) {
            known = std::move(vendor);
            return;
        }
    }
    vendors.append(std::move(vendor));
}

void readFolder(const QString &folder, QList<Vendor> &vendors, QList<Mistake> &mistakes)
{
    const QDir dir(folder);
    const QStringList names = dir.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        VendorFile file = readVendorFile(dir.filePath(name));
        mistakes += file.mistakes;
        if (file.vendor)
            putIn(vendors, std::move(*file.vendor));
    }
}

std::optional<Mistake> takenId(const Vendor &vendor, const QHash<QString, QString> &takenBy)
{
    for (const Device &device : vendor.devices) {
        const auto first = takenBy.constFind(device.id);
        if (first == takenBy.constEnd())
            continue;
        Mistake mistake;
        mistake.file = vendor.file;
        mistake.line = device.line;
        mistake.column = 1;
        mistake.key = QStringLiteral("id");
        mistake.what =
            MistakeLog::tr("The id '%1' is taken already, in %2.").arg(device.id, *first);
        return mistake;
    }
    return std::nullopt;
}

// Ids are looked up in the whole knowledge base, so a second one would never be found.
QList<Vendor> withoutTakenIds(const QList<Vendor> &vendors, QList<Mistake> &mistakes)
{
    QHash<QString, QString> takenBy;
    QList<Vendor> kept;
    for (const Vendor &vendor : vendors) {
        if (const std::optional<Mistake> mistake = takenId(vendor, takenBy)) {
            mistakes.append(*mistake);
            continue;
        }
        for (const Device &device : vendor.devices)
            takenBy.insert(device.id, vendor.file);
        kept.append(vendor);
    }
    return kept;
}

using FolderReader = void (*)(const QString &folder, QList<Vendor> &vendors,
                              QList<Mistake> &mistakes);

void readFolderQuickly(const QString &folder, QList<Vendor> &vendors, QList<Mistake> &mistakes)
{
    const QString bundled = bundledKnowledgeFolder();
    const bool isBundled = !bundled.isEmpty() && QDir(folder) == QDir(bundled);
    const auto compiled =
        isBundled ? readCompiledKnowledge(compiledKnowledgeFile(folder), folder) : std::nullopt;
    if (!compiled) {
        readFolder(folder, vendors, mistakes);
        return;
    }
    for (const Vendor &vendor : *compiled)
        putIn(vendors, vendor);
}

LoadedKnowledge load(const QStringList &folders, FolderReader read)
{
    QList<Vendor> vendors;
    QList<Mistake> mistakes;
    for (const QString &folder : folders)
        read(folder, vendors, mistakes);
    vendors = withoutTakenIds(vendors, mistakes);
    return {KnowledgeBase(std::move(vendors)), std::move(mistakes)};
}

} // namespace

LoadedKnowledge loadKnowledge(const QStringList &folders)
{
    return load(folders, readFolderQuickly);
}

LoadedKnowledge loadKnowledgeFiles(const QStringList &folders)
{
    return load(folders, readFolder);
}

} // namespace ringthrough

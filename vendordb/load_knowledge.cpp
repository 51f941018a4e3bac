#include "article_file.h"
#include "compiled_knowledge.h"
#include "knowledge_base.h"
#include "links.h"
#include "mistake_log.h"
#include "vendor_file.h"

#include <QDir>
#include <QHash>

namespace ringthrough {

namespace {

// What is read later takes the place of what had its id.
template <typename Entry>
void putIn(QList<Entry> &entries, Entry entry)
{
    for (Entry &known : entries) {
        if (known.id == entry.id) {
            known = std::move(entry);
            return;
        }
    }
    entries.append(std::move(entry));
}

void readFolder(const QString &folder, Knowledge &known, QList<Mistake> &mistakes)
{
    for (const QString &path : yamlFilesIn(folder)) {
        VendorFile file = readVendorFile(path);
        mistakes += file.mistakes;
        if (file.vendor)
            putIn(known.vendors, std::move(*file.vendor));
    }
    for (const QString &path : yamlFilesIn(articleFolder(folder))) {
        ArticleFile file = readArticleFile(path);
        mistakes += file.mistakes;
        if (file.article)
            putIn(known.articles, std::move(*file.article));
    }
}

// Ids are looked up in the whole knowledge base, so a second one would never be found.
class TakenIds
{
public:
    // Nothing when the id was free; it is taken from then on.
    std::optional<Mistake> take(const QString &id, const QString &file, int line)
    {
        const auto first = m_takenBy.constFind(id);
        if (first == m_takenBy.constEnd()) {
            m_takenBy.insert(id, file);
            return std::nullopt;
        }
        Mistake mistake;
        mistake.file = file;
        mistake.line = line;
        mistake.column = 1;
        mistake.key = QStringLiteral("id");
        mistake.what = MistakeLog::tr("The id '%1' is taken already, in %2.").arg(id, *first);
        return mistake;
    }

    bool isFree(const QString &id) const { return !m_takenBy.contains(id); }

private:
    QHash<QString, QString> m_takenBy;
};

std::optional<Mistake> takeAll(const Vendor &vendor, TakenIds &ids)
{
    for (const Device &device : vendor.devices) {
        if (!ids.isFree(device.id))
            return ids.take(device.id, vendor.file, device.line);
    }
    if (const std::optional<Mistake> taken = ids.take(vendor.id, vendor.file, 1))
        return taken;
    for (const Device &device : vendor.devices)
        ids.take(device.id, vendor.file, device.line);
    return std::nullopt;
}

QList<Mistake> removeTakenIds(Knowledge &known)
{
    QList<Mistake> mistakes;
    TakenIds ids;
    known.vendors.removeIf([&](const Vendor &vendor) {
        const std::optional<Mistake> taken = takeAll(vendor, ids);
        if (taken)
            mistakes.append(*taken);
        return taken.has_value();
    });
    known.articles.removeIf([&](const Article &article) {
        const std::optional<Mistake> taken = ids.take(article.id, article.file, 1);
        if (taken)
            mistakes.append(*taken);
        return taken.has_value();
    });
    return mistakes;
}

using FolderReader = void (*)(const QString &folder, Knowledge &known, QList<Mistake> &mistakes);

void readFolderQuickly(const QString &folder, Knowledge &known, QList<Mistake> &mistakes)
{
    const QString bundled = bundledKnowledgeFolder();
    const bool isBundled = !bundled.isEmpty() && QDir(folder) == QDir(bundled);
    const auto compiled =
        isBundled ? readCompiledKnowledge(compiledKnowledgeFile(folder), folder) : std::nullopt;
    if (!compiled) {
        readFolder(folder, known, mistakes);
        return;
    }
    for (const Vendor &vendor : compiled->vendors)
        putIn(known.vendors, vendor);
    for (const Article &article : compiled->articles)
        putIn(known.articles, article);
}

LoadedKnowledge load(const QStringList &folders, FolderReader read)
{
    Knowledge known;
    QList<Mistake> mistakes;
    for (const QString &folder : folders)
        read(folder, known, mistakes);
    mistakes += removeTakenIds(known);
    mistakes += removeDanglingLinks(known);
    return {KnowledgeBase(std::move(known)), std::move(mistakes)};
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

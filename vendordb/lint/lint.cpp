#include "lint.h"
#include "knowledge_base.h"
#include "lint_rules.h"
#include "profile.h"
#include "text_file.h"
#include "vendor_file.h"
#include "yaml_tree.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr LintRule rules[] = {lintOwnExamples, lintForeignExamples, lintGeneric,  lintRepeated,
                              lintMac,         lintModels,          lintSpaces,   lintGuides,
                              lintSources,     lintConfidence,      lintCommands, lintDialogues};

QStringList filesOf(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        const QDir dir(path);
        for (const QString &name :
             dir.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name))
            files.append(dir.filePath(name));
    }
    files.removeDuplicates();
    return files;
}

// Who writes devices means a vendor; a profile has none of these keys.
bool looksLikeVendor(const QByteArray &contents)
{
    MistakeLog ignored(QString(), contents);
    const std::optional<YamlNode> root = parseYaml(contents, ignored);
    if (!root)
        return true;
    return std::none_of(root->keys.begin(), root->keys.end(), [](const YamlNode &key) {
        return key.text == QStringLiteral("sip_servers") || key.text == QStringLiteral("mirrors") ||
               key.text == QStringLiteral("support");
    });
}

struct LintedVendor
{
    Vendor vendor;
    QByteArray contents;
};

class Linting
{
public:
    void read(const QString &path);
    QList<Mistake> finish();

private:
    KnowledgeBase withBundled() const;
    void checkIds(const LintedVendor &linted, const KnowledgeBase &base, LintReport &report) const;

    QList<LintedVendor> m_vendors;
    QList<Mistake> m_mistakes;
};

void Linting::read(const QString &path)
{
    const std::variant<QByteArray, Mistake> read = readTextFile(path);
    if (const Mistake *mistake = std::get_if<Mistake>(&read)) {
        m_mistakes.append(*mistake);
        return;
    }
    const QByteArray contents = std::get<QByteArray>(read);
    if (!looksLikeVendor(contents)) {
        const std::variant<Profile, QList<Mistake>> profile = readProfileText(path, contents);
        if (const QList<Mistake> *mistakes = std::get_if<QList<Mistake>>(&profile))
            m_mistakes += *mistakes;
        return;
    }
    VendorFile file = readVendorText(path, contents);
    m_mistakes += file.mistakes;
    if (file.vendor)
        m_vendors.append({*file.vendor, contents});
}

KnowledgeBase Linting::withBundled() const
{
    QList<Vendor> vendors;
    QStringList ids;
    for (const LintedVendor &linted : m_vendors) {
        vendors.append(linted.vendor);
        ids.append(linted.vendor.id);
    }
    const QString folder = bundledKnowledgeFolder();
    const LoadedKnowledge bundled =
        loadKnowledge(folder.isEmpty() ? QStringList() : QStringList{folder});
    for (const Vendor &vendor : bundled.base.vendors()) {
        if (!ids.contains(vendor.id))
            vendors.append(vendor);
    }
    return KnowledgeBase(vendors);
}

// Ids have to be unique in the whole knowledge base, whichever files are linted.
void Linting::checkIds(const LintedVendor &linted, const KnowledgeBase &base,
                       LintReport &report) const
{
    for (const Device &device : linted.vendor.devices) {
        const std::optional<DeviceRef> first = base.device(device.id);
        if (first && first->vendor->file != linted.vendor.file)
            report.add(device.line, QStringLiteral("id"),
                       LintReport::tr("The id '%1' is taken already, in %2.")
                           .arg(device.id, first->vendor->file));
    }
}

QList<Mistake> Linting::finish()
{
    const KnowledgeBase base = withBundled();
    for (const LintedVendor &linted : m_vendors) {
        LintReport report(MistakeLog(linted.vendor.file, linted.contents));
        checkIds(linted, base, report);
        for (const LintRule rule : rules)
            rule(linted.vendor, base, report);
        m_mistakes += report.mistakes();
    }
    return m_mistakes;
}

} // namespace

QList<Mistake> lint(const QStringList &paths)
{
    Linting linting;
    for (const QString &file : filesOf(paths))
        linting.read(file);
    return linting.finish();
}

} // namespace ringthrough

#pragma once

#include "article.h"
#include "device.h"
#include "mistake.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>

namespace ringthrough {

/// A device together with the vendor it belongs to. Points into a KnowledgeBase, which must outlive
/// it.
struct DeviceRef
{
    const Vendor *vendor = nullptr;
    const Device *device = nullptr;
};

/// What a link in the data leads to. Points into a KnowledgeBase, which must outlive it.
using LinkTarget = std::variant<const Vendor *, DeviceRef, const Article *>;

/// What the files say, in their order.
struct Knowledge
{
    QList<Vendor> vendors;
    QList<Article> articles;
};

/// All that was loaded, immutable afterwards, cheap to share between threads.
class KnowledgeBase
{
public:
    KnowledgeBase() = default;
    explicit KnowledgeBase(Knowledge known);
    explicit KnowledgeBase(QList<Vendor> vendors);

    const Knowledge &known() const { return m_known; }
    const QList<Vendor> &vendors() const { return m_known.vendors; }
    const QList<Article> &articles() const { return m_known.articles; }
    const Vendor *vendor(const QString &id) const; ///< null when there is none
    std::optional<DeviceRef> device(const QString &id) const;
    const Article *article(const QString &id) const; ///< null when there is none
    const Article *articleAbout(WayRound way) const; ///< null when there is none
    std::optional<LinkTarget> target(const QString &id) const;

    /// Devices that fit what somebody typed: an id, a model with or without brand, blanks and
    /// dashes, part of it, a vendor, an alias or who built it, in any order, with or without a
    /// marketing tail. Only those that explain the most of its words. Best first: the whole model,
    /// the vendor's name, part of a model, the family, the maker; whole words before their
    /// beginnings. A misspelling is guessed at only for words that stand nowhere, and only the
    /// nearest guesses are taken.
    QList<DeviceRef> search(const QString &text) const;

    /// The probes worth sending once something points at these vendors.
    QList<Probe> probes(const QStringList &vendorIds) const;

private:
    Knowledge m_known;
};

/// What loading gave: everything that could be read, and every mistake of every file.
struct LoadedKnowledge
{
    KnowledgeBase base;
    QList<Mistake> mistakes;
};

/// Reads every *.yaml file of the folders, and of the folder `articles` in each; later folders
/// override vendors and articles of earlier ones by id. A broken file is left out and reported; it
/// never stops the others. A link to nowhere is reported and left out. For the bundled folder its
/// compiled form is taken where that is up to date.
LoadedKnowledge loadKnowledge(const QStringList &folders);

/// The same, from the files alone.
LoadedKnowledge loadKnowledgeFiles(const QStringList &folders);

/// Folder of the bundled files: beside the program, in the install prefix, or in the source tree of
/// an uninstalled build. Empty when none was found.
QString bundledKnowledgeFolder();

/// Where the articles of a folder are.
QString articleFolder(const QString &folder);

/// The *.yaml files of a folder itself, with their paths, by name.
QStringList yamlFilesIn(const QString &folder);

} // namespace ringthrough

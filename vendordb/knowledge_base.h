#pragma once

#include "device.h"
#include "mistake.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ringthrough {

/// A device together with the vendor it belongs to. Points into a KnowledgeBase, which must outlive
/// it.
struct DeviceRef
{
    const Vendor *vendor = nullptr;
    const Device *device = nullptr;
};

/// All vendors that were loaded, immutable afterwards, cheap to share between threads.
class KnowledgeBase
{
public:
    KnowledgeBase() = default;
    explicit KnowledgeBase(QList<Vendor> vendors);

    const QList<Vendor> &vendors() const { return m_vendors; }
    const Vendor *vendor(const QString &id) const; ///< null when there is none
    std::optional<DeviceRef> device(const QString &id) const;

    /// Devices that fit what somebody typed: id, model with or without blanks and dashes, part of
    /// it, vendor, alias or a near miss. Best first.
    QList<DeviceRef> search(const QString &text) const;

    /// The probes worth sending once something points at these vendors.
    QList<Probe> probes(const QStringList &vendorIds) const;

private:
    QList<Vendor> m_vendors;
};

/// What loading gave: everything that could be read, and every mistake of every file.
struct LoadedKnowledge
{
    KnowledgeBase base;
    QList<Mistake> mistakes;
};

/// Reads every *.yaml file of the folders, later folders overriding vendors of earlier ones by id.
/// A broken file is left out and reported; it never stops the others. For the bundled folder its
/// compiled form is taken where that is up to date.
LoadedKnowledge loadKnowledge(const QStringList &folders);

/// The same, from the files alone.
LoadedKnowledge loadKnowledgeFiles(const QStringList &folders);

/// Folder of the bundled files: beside the program, in the install prefix, or in the source tree of
/// an uninstalled build. Empty when none was found.
QString bundledKnowledgeFolder();

} // namespace ringthrough

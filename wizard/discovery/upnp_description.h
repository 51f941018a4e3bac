#pragma once

#include <QString>

namespace ringthrough {

/// What the root device of a UPnP description says about itself. Inner devices are left out: they
/// name the library that serves them.
struct UpnpDescription
{
    QString manufacturer;
    QString modelName;
    QString modelNumber;
    QString modelDescription;
    QString friendlyName;

    /// The model in its best form: the number where that looks like one, else the name, ….
    QString model() const;
};

/// Reads a description by its element names alone: namespaces, leading lines of log and missing
/// ends occur, and a strict parser would give up on them.
UpnpDescription upnpDescription(const QString &xml);

} // namespace ringthrough

#pragma once

#include "device.h"
#include "mistake.h"

#include <QList>
#include <QString>

#include <optional>

namespace ringthrough {

/// What reading one vendor's file gave.
struct VendorFile
{
    std::optional<Vendor> vendor; ///< only when nothing is wrong with it
    QList<Mistake> mistakes;
};

/// Reads a vendor's file. The name is for messages, and has to fit the vendor's id.
VendorFile readVendorFile(const QString &path);
VendorFile readVendorText(const QString &name, const QByteArray &contents);

} // namespace ringthrough

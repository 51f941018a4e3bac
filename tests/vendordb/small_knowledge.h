#pragma once

#include "knowledge_base.h"
#include "vendor_file.h"

#include <QByteArray>

namespace ringthrough {

/// One device family in the shortest form that the loader takes.
inline QByteArray familyText(const QByteArray &id, const QByteArray &models,
                             const QByteArray &rules = {})
{
    return "  - id: " + id + "\n    family: Family " + id + "\n    models: [" + models + "]\n" +
           "    alg: {name: SIP ALG, default: 'on', switch: 'no'}\n" +
           (rules.isEmpty() ? QByteArray() : "    identify:\n" + rules) +
           "    sources: [a test]\n    checked: 2026-11-22\n    confidence: medium\n";
}

/// One rule; extra holds further keys, such as "model: X, ".
inline QByteArray ruleText(const QByteArray &signal, const QByteArray &how, const QByteArray &text,
                           const QByteArray &weight, const QByteArray &extra = {})
{
    return "      - {signal: " + signal + ", " + how + ": '" + text + "', " +
           (weight.isEmpty() ? QByteArray("must_not: true, ") : "weight: " + weight + ", ") +
           extra + "matches: [x]}\n";
}

/// One vendor.
inline Vendor vendorFrom(const QByteArray &id, const QByteArray &name, const QByteArray &rules,
                         const QByteArray &families)
{
    const QByteArray text = "format: 1\nid: " + id + "\nname: " + name + "\n" +
                            (rules.isEmpty() ? QByteArray() : "identify:\n" + rules) +
                            "devices:\n" + families;
    VendorFile file = readVendorText(QString::fromUtf8(id + ".yaml"), text);
    for (const Mistake &mistake : file.mistakes)
        qWarning("%s", qPrintable(mistake.toString()));
    Q_ASSERT(file.vendor);
    return *file.vendor;
}

inline Observation said(const QString &signal, const QString &value)
{
    return {*signalFromName(signal), value, {}};
}

} // namespace ringthrough

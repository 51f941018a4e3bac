#pragma once

#include "evidence.h"
#include "outcome.h"

#include <QJsonValue>
#include <QList>
#include <QString>

#include <variant>

namespace ringthrough {

/// One entry of an evidence file: what a router said, or what is wrong with the entry.
struct EvidenceEntry
{
    std::variant<Evidence, QString> content;
    QJsonValue id; ///< the entry's own "id", handed back with the answer
};

/// What a file holds: one entry, or lines of many.
struct EvidenceInput
{
    QList<EvidenceEntry> entries;
    bool isLines = false;
};

/// Reads evidence from a file, or from standard input for "-": one object, a saved case, or JSON
/// Lines of either.
Outcome<EvidenceInput> readEvidenceInput(const QString &name);

} // namespace ringthrough

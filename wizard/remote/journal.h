#pragma once

#include "device.h"
#include "outcome.h"
#include "recipe.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ringthrough {

/// How far a change came. What another version wrote is Unknown and never undone.
enum class ChangeProgress { Unknown, Planned, Changing, Changed, Saved, Undone, Failed };

/// What undo needs, written before anything is sent to the router. Holds no secret.
struct JournalEntry
{
    QString id;
    QDateTime at;
    QString device; ///< knowledge-base id
    QString address;
    quint16 port = 0;
    Transport via = Transport::Telnet;
    QString user;
    QString sipServer; ///< "host:port" that the change was tested against; may be empty
    QStringList undo;  ///< captured values already put in
    AlgState stateBefore = AlgState::Unknown;
    ChangeProgress progress = ChangeProgress::Unknown;
};

/// The changes that were made from this computer, in one JSON file, newest last. Each call reads or
/// writes the whole file (atomically); the file is small.
class Journal
{
public:
    explicit Journal(const QString &folder); ///< the file is journal.json in it

    Outcome<QList<JournalEntry>> entries() const;

    /// The newest entry that has been carried out at least partly and not been undone.
    std::optional<JournalEntry> lastUndoable() const;

    /// Adds an entry, or replaces the one with the same id. Nothing when it worked.
    std::optional<Problem> write(const JournalEntry &entry);

private:
    QString m_file;
};

} // namespace ringthrough

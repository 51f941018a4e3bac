#pragma once

#include "diagnosis.h"

#include <QStringList>

namespace ringthrough {

/// What has become of the way since an earlier test.
enum class Since {
    StillClean,
    StillAltered,
    CameBack, ///< altered again: a firmware update or a reset often switches an ALG on
    Gone,     ///< altered then, clean now
    CannotTell,
};

QString sinceName(Since since); ///< still_clean, still_altered, came_back, gone, cannot_tell

/// In a sentence for the person; translated.
QString wordsForPerson(Since since);

/// A later test beside an earlier one.
struct Comparison
{
    Since since = Since::CannotTell;
    QStringList newParts; ///< altered now and not then, as Alteration::part

    friend bool operator==(const Comparison &, const Comparison &) = default;
};

/// Two tests say something about each other only where both could tell, over a transport that both
/// looked at; a "no sign found" that follows what a mirror showed says nothing.
Comparison compareDiagnoses(const Diagnosis &earlier, const Diagnosis &now);

} // namespace ringthrough

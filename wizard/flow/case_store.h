#pragma once

#include "case.h"
#include "outcome.h"

#include <QString>

namespace ringthrough {

/// The last case, kept in a file so that a report can be made of it later.
class CaseStore
{
public:
    explicit CaseStore(const QString &folder); ///< an empty folder keeps nothing

    /// Writes the file anew, atomically. Nothing when it worked.
    std::optional<Problem> save(const Case &state) const;

    /// The case as it was last saved.
    Outcome<Case> load() const;

    QString file() const { return m_file; }

private:
    QString m_file;
};

} // namespace ringthrough

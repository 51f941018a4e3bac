#pragma once

#include "change_router.h"

#include <QTemporaryDir>

#include <functional>

namespace ringthrough {

/// How a test answers the questions of a change.
struct Answers
{
    bool hostKey = true;
    bool obsolete = true;
    bool restart = true;
    std::function<Diagnosis(bool afterChange)> sipTest;
    std::function<void(ChangeRouter &)> onStart; ///< such as connecting to its signals
};

/// A plan for something on loopback, with short limits.
ChangePlan loopbackPlan(const Device &device, Transport via, quint16 port, const QString &folder);

SignInDetails detailsFor(const Dialogue &dialogue);

/// Runs a change to its end, which must come within some seconds; every question is answered.
ChangeResult runChange(const ChangePlan &plan, SignInDetails details, const Answers &answers = {});

/// A SIP test's result.
Diagnosis diagnosed(Verdict verdict, bool byMirror = true);

/// The last of the journal in a folder.
JournalEntry lastEntry(const QString &folder);

/// Everything that a change leaves behind for others, as one text, to look for secrets in.
QString allTextOf(const ChangeResult &result, const QString &folder);

} // namespace ringthrough

#pragma once

#include "account_finding.h"
#include "change.h"
#include "diagnosis.h"
#include "evidence.h"
#include "gateway.h"
#include "identification.h"
#include "path_report.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace ringthrough {

/// A guide that was followed by hand.
struct GuidedChange
{
    QString device;
    int stepsDone = 0;
    int stepsTotal = 0;

    friend bool operator==(const GuidedChange &, const GuidedChange &) = default;
};

/// What speaks for "it is off". The parts are independent of each other.
struct Proof
{
    bool settingReadBack = false; ///< over a fresh connection
    bool sipTestClean = false;    ///< by a mirror, after the change
    bool noSignFound = false;     ///< an ordinary server gave no sign any more; where it gave one
                                  ///< before the same probes, this counts as sipTestClean
    bool personSaidYes = false;

    /// "Off, proven": the SIP test, or two of the others.
    bool isProven() const;

    friend bool operator==(const Proof &, const Proof &) = default;
};

/// Everything that is known about one rescue, filled from top to bottom. The only thing that is
/// ever reported, and all of it may be shown: no secret is ever part of it.
struct Case
{
    QString reference; ///< short code for the telephone, without letters that sound or look alike
    QDateTime startedAt;
    std::optional<Network> network;
    std::optional<Evidence> evidence;
    std::optional<Identification> identification;
    QString chosenDevice; ///< knowledge-base id the person or the identification settled on
    bool chosenByPerson = false;
    std::optional<Diagnosis> before;
    std::optional<PathReport> path; ///< the checks around the test
    std::optional<AccountFinding> account;
    std::optional<Change> change;
    std::optional<GuidedChange> guided;
    std::optional<Diagnosis> after;
    std::optional<Proof> proof;

    friend bool operator==(const Case &, const Case &) = default;
};

/// A new case with a reference code and the present time.
Case newCase();

/// The proof that a case holds, worked out from its other parts; the person's word is kept.
Proof proofOf(const Case &state);

} // namespace ringthrough

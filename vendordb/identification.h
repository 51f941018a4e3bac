#pragma once

#include "evidence.h"

#include <QList>
#include <QString>

#include <optional>

namespace ringthrough {

/// One thing that speaks for a candidate: the observation, and the rule of the knowledge base
/// that it fitted, in the words of the file ("http.title prefix 'ASUS Wireless Router'").
struct Reason
{
    Observation observation;
    QString rule;

    friend bool operator==(const Reason &, const Reason &) = default;
};

/// One possible answer to "which router is it?".
struct Candidate
{
    QString vendorId;
    QString vendorName;
    QString deviceId;      ///< empty when only the vendor is known
    QString family;        ///< empty when only the vendor is known
    QString model;         ///< as the device spelt it; empty when it did not say
    QString firmware;      ///< as the device spelt it; empty when it did not say
    double confidence = 0; ///< 0 to 1
    QList<Reason> reasons; ///< strongest first

    friend bool operator==(const Candidate &, const Candidate &) = default;
};

/// From this confidence on an identification is called sure, and an automatic change may be
/// offered.
inline constexpr double sureConfidence = 0.9;

/// Below this confidence nothing is claimed at all.
inline constexpr double leastConfidence = 0.3;

/// Who the router may be, best first. Empty: nothing that the knowledge base knows was seen.
struct Identification
{
    QList<Candidate> candidates;

    /// The best candidate, if there is one.
    std::optional<Candidate> best() const;

    /// True when the best candidate names a device, with at least sureConfidence, and no other
    /// device comes near it.
    bool isSure() const;

    friend bool operator==(const Identification &, const Identification &) = default;
};

} // namespace ringthrough

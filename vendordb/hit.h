#pragma once

#include "device.h"
#include "identification.h"

#include <QList>
#include <QString>

namespace ringthrough {

/// A rule that fitted an observation. Points into the knowledge base and the evidence.
struct Hit
{
    const Rule *rule = nullptr;
    const Observation *seen = nullptr;
    QString model;
    QString firmware;
};

/// What the rules of one vendor, or of one of its devices, found.
struct Hits
{
    QList<Hit> hits;
    bool ruledOut = false; ///< a rule that must not fit did

    bool has(Weight least) const; ///< true when one weighs at least that much
};

/// Tries all rules on all observations.
Hits tryRules(const QList<Rule> &rules, const QList<Observation> &observations);

/// Of the hits on MAC addresses those with the longest prefix of all stay, and none that names
/// nobody: part of a maker's block may be lent to another maker.
int longestMacPrefix(const QList<Rule> &rules, const QList<Observation> &observations);
void keepLongestMacPrefix(Hits &hits, int longest);

} // namespace ringthrough

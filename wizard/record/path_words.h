#pragma once

#include "account_finding.h"
#include "path_report.h"

namespace ringthrough {

// What a finding means for the person: one or two plain sentences, translated. A router that does
// not answer questions about itself is no fault and is not made to sound like one.
QString wordsForPerson(const TlsFinding &finding);
QString wordsForPerson(const QList<PortFinding> &findings); ///< empty: nothing was asked
QString wordsForPerson(const Ipv6Finding &finding);
QString wordsForPerson(const NatFinding &finding);
QString wordsForPerson(const LayersFinding &finding);
QString wordsForPerson(const LifetimeFinding &finding);
QString wordsForPerson(const VoiceFinding &finding);
QString wordsForPerson(const AccountFinding &finding);
QString droppedPhoneWords(); ///< to be said where AccountFinding::phoneDropped is true

// For the log, the report and the agent: one line, English, the facts.
QString wordsForLog(const TlsFinding &finding);
QString wordsForLog(const QList<PortFinding> &findings);
QString wordsForLog(const Ipv6Finding &finding);
QString wordsForLog(const NatFinding &finding);
QString wordsForLog(const LayersFinding &finding);
QString wordsForLog(const LifetimeFinding &finding);
QString wordsForLog(const VoiceFinding &finding);
QString wordsForLog(const AccountFinding &finding);

/// One check in words.
struct PathWords
{
    PathCheck check = PathCheck::Tls;
    QString forPerson;
    QString forLog;
};

/// All that is in the report, in the order of the checks.
QList<PathWords> pathWords(const PathReport &report);

/// How often a phone should make itself heard, in seconds, so that the router never forgets it:
/// well before the end, and a number that phones offer. 0: not known.
int keepAliveSeconds(const LifetimeFinding &finding);

} // namespace ringthrough

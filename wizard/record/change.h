#pragma once

#include "device.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace ringthrough {

/// How a change ended.
enum class ChangeOutcome {
    Off,
    AlreadyOff,
    RestartNeeded, ///< changed and saved; takes effect after a restart that was not agreed to
    RolledBack,    ///< did not work; everything is as before, and that was seen
    Failed,        ///< nothing was changed
    Uncertain,     ///< did not work, and the router's state is not certain
    PutBack,       ///< an undo that worked: on again
};

QString changeOutcomeName(ChangeOutcome outcome); ///< off, already_off, restart_needed,
                                                  ///< rolled_back, failed, uncertain, put_back

/// What stands behind the claimed state.
enum class VerifiedBy { Check, Saved, SipTest };

QString verifiedByName(VerifiedBy by); ///< check, saved, sip_test

/// One line of the conversation with the router, secrets masked.
struct TranscriptLine
{
    bool typed = false; ///< true: we typed it; false: the router printed it
    QString text;

    friend bool operator==(const TranscriptLine &, const TranscriptLine &) = default;
};

/// What was done to the router, and how it is now.
struct Change
{
    ChangeOutcome outcome = ChangeOutcome::Failed;
    QString device; ///< knowledge-base id
    QString address;
    Transport transport = Transport::Telnet;
    AlgState before = AlgState::Unknown;
    AlgState after = AlgState::Unknown;
    QStringList commands; ///< what was typed, in order, secrets masked
    QList<TranscriptLine> transcript;
    bool needsRestart = false;
    QList<VerifiedBy> verifiedBy;
    QString problem;                 ///< wordsForLog of what went wrong; empty when nothing did
    QString problemForPerson;        ///< wordsForPerson of the same
    QString problemName;             ///< problemName of the same
    bool obsoleteAlgorithms = false; ///< old SSH algorithms were used, with consent
    int elapsedMs = 0;

    friend bool operator==(const Change &, const Change &) = default;
};

} // namespace ringthrough

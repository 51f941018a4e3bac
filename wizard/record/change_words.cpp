#include "change_words.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Change)
};

QString offWords(const Change &change)
{
    if (change.verifiedBy.contains(VerifiedBy::SipTest))
        return Words::tr("It is switched off, and the test call messages now arrive unchanged.");
    if (change.verifiedBy.contains(VerifiedBy::Check))
        return Words::tr("It is switched off. Your router itself says so now.");
    return Words::tr("The command to switch it off was given and saved. Test again to be certain.");
}

QString outcomeWords(const Change &change)
{
    switch (change.outcome) {
    case ChangeOutcome::Off:
        return offWords(change);
    case ChangeOutcome::AlreadyOff:
        return Words::tr("It was switched off already. Nothing was changed.");
    case ChangeOutcome::RestartNeeded:
        return Words::tr("The change is saved. It takes effect when you restart your router.");
    case ChangeOutcome::RolledBack:
        return Words::tr("The change did not work. Everything is as it was before.");
    case ChangeOutcome::Failed:
        return Words::tr("Nothing was changed on your router.");
    case ChangeOutcome::Uncertain:
        return Words::tr("The change did not work, and we cannot be certain how your router is set "
                         "now. Restart your router by pulling its power plug for ten seconds, then "
                         "test again.");
    case ChangeOutcome::PutBack:
        return Words::tr("Your router is set as it was before.");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace

QString wordsForPerson(const Change &change)
{
    const QString outcome = outcomeWords(change);
    if (change.problemForPerson.isEmpty())
        return outcome;
    // Causes that changed nothing often say so themselves; saying it twice reads badly.
    if (change.outcome == ChangeOutcome::Failed)
        return change.problemForPerson;
    return Words::tr("%1 %2", "what went wrong, then what state the router is in")
        .arg(change.problemForPerson, outcome);
}

QString wordsForPerson(AlgState state)
{
    switch (state) {
    case AlgState::Unknown:
        return Words::tr("not known");
    case AlgState::Off:
        return Words::tr("off");
    case AlgState::On:
        return Words::tr("on");
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace ringthrough

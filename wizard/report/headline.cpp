#include "report.h"

#include "change_words.h"

#include <QCoreApplication>

namespace ringthrough {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Headline)
};

QString proven(const Case &state)
{
    if (state.proof->sipTestClean)
        return Words::tr("It is off, proven: your call messages now arrive unchanged.");
    return Words::tr("It is off, proven in two ways.");
}

QString afterChange(const Case &state)
{
    if (state.after && state.after->verdict == Verdict::Altered)
        return Words::tr("Your call messages are still changed on their way.");
    if (state.change && state.change->outcome == ChangeOutcome::Off)
        return Words::tr("It is switched off as far as we can tell, but that is not proven yet.");
    if (state.change)
        return wordsForPerson(*state.change);
    return Words::tr("The steps were followed by hand. Whether it is off is not proven yet.");
}

QString whoAlters(const Diagnosis &before)
{
    if (before.layer != Layer::Unknown)
        return wordsForPerson(before.layer);
    if (before.reason == VerdictReason::ControlDiffersToo)
        return Words::tr("It may be another device than your router that does it.");
    return Words::tr("Most likely your router does it.");
}

QString afterTest(const Diagnosis &before)
{
    switch (before.verdict) {
    case Verdict::Altered:
        return (before.certainty == HowSure::Certain
                    ? Words::tr("Your call messages are changed on their way.")
                    : Words::tr("Most likely your call messages are changed on their way.")) +
               u' ' + whoAlters(before);
    case Verdict::Clean:
        return before.provedByMirror
                   ? Words::tr(
                         "Your call messages arrive unchanged. If calls fail, there is another "
                         "reason.")
                   : Words::tr("We found no sign that your call messages are changed.");
    case Verdict::Blocked:
    case Verdict::Inconclusive:
        return wordsForPerson(before.reason);
    }
    Q_UNREACHABLE();
    return {};
}

QString beforeTest(const Case &state)
{
    if (state.identification && state.identification->isSure())
        return Words::tr("Your router is known. Whether it changes your calls is not tested yet.");
    if (state.identification && state.identification->best())
        return Words::tr("We have an idea which router it is, but are not sure. Whether it changes "
                         "your calls is not tested yet.");
    if (state.network)
        return Words::tr("Your router was found, but we do not know this kind yet.");
    return Words::tr("No router was found yet.");
}

} // namespace

QString headline(const Case &state, const KnowledgeBase &)
{
    // What state the router is in comes before everything that speaks well of it.
    if (state.change && state.change->outcome == ChangeOutcome::Uncertain)
        return wordsForPerson(*state.change);
    const bool somethingDone = state.change || state.guided;
    const bool putBack = state.change && state.change->outcome == ChangeOutcome::PutBack;
    if (somethingDone && !putBack && state.proof && state.proof->isProven())
        return proven(state);
    if (somethingDone)
        return afterChange(state);
    return state.before ? afterTest(*state.before) : beforeTest(state);
}

} // namespace ringthrough

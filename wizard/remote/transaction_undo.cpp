#include "transaction.h"

#include "put_back_commands.h"
#include "stage_words.h"

namespace ringthrough {

Transaction::Failure Transaction::findOut(const Problem &trouble, AlgState wanted)
{
    // Where the state shows only after a restart or to calls, a look now would tell nothing.
    const bool canTell = !m_recipe.sipTestIsCheck && m_recipe.effect != Effect::AfterRestart;
    if (!isLineTrouble(trouble) || !canTell)
        return trouble;
    if (m_line.enter(m_plan.limits.reconnect, m_stop) || look() != wanted)
        return trouble;
    return std::nullopt;
}

ChangeOutcome Transaction::rollBack(const Problem &reason)
{
    m_stop = m_stops.now;
    m_reason = reason;
    m_asker.stage(Stage::Undo, StageState::Running);
    const bool undone = undo(reason);
    const AlgState after = look();
    const bool asBefore = undone && after == m_result.before;
    m_asker.stage(Stage::Undo, asBefore ? StageState::Done : StageState::Failed);
    if (!asBefore)
        return uncertain(UndoFailed{algStateName(after)}, after);
    m_problem = reason;
    m_result.needsRestart = false;
    note(ChangeProgress::Undone);
    m_asker.say(doneSentence(Stage::Undo));
    return ended(ChangeOutcome::RolledBack, after);
}

bool Transaction::undo(const Problem &reason)
{
    // A fresh connection: where the old one stands, in which mode, is anybody's guess.
    m_line.drop();
    if (m_line.enter(m_plan.limits.reconnect, m_stop))
        return false;
    const bool untouched =
        std::holds_alternative<CommandRefused>(reason) || std::holds_alternative<Cancelled>(reason);
    if (m_taken == 0 && untouched)
        return true;
    const bool asBefore = !m_recipe.sipTestIsCheck && look() == m_result.before;
    // Devices refuse to take back what never came into force. Then all is as before, unless
    // something has been stored or waits for a restart.
    const bool nothingElse = asBefore && !m_saved && m_recipe.effect != Effect::AfterRestart;
    const bool undone = typeUndoTwice() || nothingElse;
    m_line.leave(m_stop);
    return !m_line.enter(m_plan.limits.reconnect, m_stop) && undone;
}

bool Transaction::typeUndoTwice()
{
    const auto problem = runAll(m_filled.undo, During::Undoing, false);
    if (!problem || !isLineTrouble(*problem))
        return !problem;
    return !m_line.enter(m_plan.limits.reconnect, m_stop) &&
           !runAll(m_filled.undo, During::Undoing, false);
}

ChangeOutcome Transaction::putBack()
{
    const auto commands = putBackCommands(m_plan);
    if (!commands)
        return failed(commands.problem());
    m_entry = *m_plan.putBack;
    m_filled.undo = commands.value();
    m_filled.restart = filledIn(m_recipe.restart, {}).value_or(QList<Command>());
    if (const auto problem = enter())
        return failed(*problem);
    if (!m_recipe.sipTestIsCheck) {
        m_asker.stage(Stage::Check, StageState::Running);
        m_result.before = look();
        m_asker.stage(Stage::Check, StageState::Done);
    }
    if (const auto stop = stopped())
        return failed(*stop);
    m_stop = m_stops.now;
    if (const auto problem = inStage(Stage::Undo, [this] { return typeUndo(); }))
        return putBackFailed(*problem);
    const ChangeOutcome outcome = provePutBack();
    // What could not be shown stays in the journal, so that it can be tried again.
    if (outcome == ChangeOutcome::PutBack || outcome == ChangeOutcome::RestartNeeded)
        note(ChangeProgress::Undone);
    return outcome;
}

Transaction::Failure Transaction::typeUndo()
{
    // On already, at once and for good: nothing to type.
    if (m_result.before == AlgState::On && m_recipe.effect != Effect::AfterRestart)
        return std::nullopt;
    const auto problem = runAll(m_filled.undo, During::Undoing, false);
    if (!problem || !isLineTrouble(*problem))
        return problem;
    if (auto lasting = m_line.enter(m_plan.limits.reconnect, m_stop))
        return lasting;
    return runAll(m_filled.undo, During::Undoing, false);
}

ChangeOutcome Transaction::putBackFailed(const Problem &reason)
{
    m_reason = reason;
    m_line.drop();
    const bool in = !m_line.enter(m_plan.limits.reconnect, m_stop);
    const AlgState after = in ? look() : AlgState::Unknown;
    if (after == AlgState::Unknown || after != m_result.before)
        return uncertain(UndoFailed{algStateName(after)}, after);
    m_problem = reason;
    return ended(ChangeOutcome::RolledBack, after);
}

ChangeOutcome Transaction::provePutBack()
{
    const bool runsAsBefore = m_result.before == AlgState::On;
    if (m_recipe.effect == Effect::AfterRestart && !runsAsBefore) {
        const Restarted restarted = restart();
        if (restarted == Restarted::NotDone)
            return ended(ChangeOutcome::RestartNeeded, m_result.before);
        if (restarted == Restarted::NotBack)
            return uncertain(*m_reason, AlgState::Unknown);
    }
    if (m_recipe.sipTestIsCheck) {
        const AlgState after = look();
        if (after != AlgState::On)
            return uncertain(m_plan.sipTestAvailable ? Problem(UndoFailed{algStateName(after)})
                                                     : Problem(SipServerNeeded{m_plan.device.id}),
                             after);
        verifiedBy(VerifiedBy::SipTest);
        return ended(ChangeOutcome::PutBack, AlgState::On);
    }
    if (const auto problem = inStage(Stage::Verify, [this] { return verify(AlgState::On); }))
        return putBackFailed(*problem);
    testCalls(AlgState::On);
    return ended(ChangeOutcome::PutBack, AlgState::On);
}

} // namespace ringthrough

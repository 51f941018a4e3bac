#include "transaction.h"

#include "sip_state.h"
#include "stage_words.h"

namespace ringthrough {

Transaction::Failure Transaction::runAll(const QList<Command> &commands, During during,
                                         bool mayStop)
{
    for (const Command &command : commands) {
        if (auto stop = stopped(); stop && mayStop)
            return stop;
        if (auto problem = m_line.run(command, during, m_stop))
            return problem;
        ++m_taken;
    }
    return std::nullopt;
}

Transaction::Failure Transaction::stopped() const
{
    return m_stops.soon.stop_requested() ? Failure(Cancelled{}) : std::nullopt;
}

Transaction::Failure Transaction::inStage(Stage stage, const std::function<Failure()> &work)
{
    m_asker.stage(stage, StageState::Running);
    auto problem = work();
    m_asker.stage(stage, problem ? StageState::Failed : StageState::Done);
    if (const QString sentence = doneSentence(stage); !problem && !sentence.isEmpty())
        m_asker.say(sentence);
    return problem;
}

Transaction::Failure Transaction::note(ChangeProgress progress)
{
    m_entry.progress = progress;
    return m_journal.write(m_entry);
}

void Transaction::verifiedBy(VerifiedBy by)
{
    if (!m_result.verifiedBy.contains(by))
        m_result.verifiedBy.append(by);
}

ChangeOutcome Transaction::failed(const Problem &problem)
{
    m_problem = problem;
    // Only what has been written down can be crossed out.
    if (m_entry.progress != ChangeProgress::Unknown && m_plan.kind == ChangePlan::Kind::SwitchOff)
        note(ChangeProgress::Failed);
    return ended(ChangeOutcome::Failed, m_result.before);
}

ChangeOutcome Transaction::uncertain(const Problem &problem, AlgState after)
{
    m_problem = problem;
    return ended(ChangeOutcome::Uncertain, after);
}

ChangeOutcome Transaction::ended(ChangeOutcome outcome, AlgState after)
{
    m_result.after = after;
    if (outcome != ChangeOutcome::Off && outcome != ChangeOutcome::AlreadyOff &&
        outcome != ChangeOutcome::PutBack)
        m_result.verifiedBy.clear();
    return outcome;
}

std::optional<Diagnosis> Transaction::sipTest(bool afterChange)
{
    if (!m_plan.sipTestAvailable)
        return std::nullopt;
    return m_asker.askSipTest(afterChange);
}

void Transaction::testCalls(AlgState wanted)
{
    if (!m_plan.sipTestAvailable)
        return;
    m_line.leave(m_stop);
    m_asker.stage(Stage::SipTest, StageState::Running);
    const bool seen = stateOf(sipTest(true), m_sipBefore) == wanted;
    if (seen)
        verifiedBy(VerifiedBy::SipTest);
    m_asker.stage(Stage::SipTest, seen ? StageState::Done : StageState::Failed);
}

AlgState Transaction::look()
{
    if (m_recipe.sipTestIsCheck)
        return stateOf(sipTest(true), m_sipBefore);
    const auto reading = m_line.check(m_stop);
    return reading ? reading.value().state : AlgState::Unknown;
}

Transaction::Restarted Transaction::restart()
{
    m_result.needsRestart = true;
    m_asker.stage(Stage::Restart, StageState::Running);
    const bool byHand = m_filled.restart.isEmpty();
    if (!m_asker.ask(AskRestart{m_recipe.restartSeconds, byHand})) {
        m_asker.stage(Stage::Restart, StageState::Skipped);
        return Restarted::NotDone;
    }
    m_problem = restartNow();
    m_asker.stage(Stage::Restart, m_problem ? StageState::Failed : StageState::Done);
    if (!m_problem) {
        m_result.needsRestart = false;
        return Restarted::Yes;
    }
    m_reason = m_problem;
    return isLineTrouble(*m_problem) ? Restarted::NotBack : Restarted::NotDone;
}

Transaction::Failure Transaction::restartNow()
{
    for (Command command : m_filled.restart) {
        // The line may drop at any moment now, whatever the recipe expects.
        command.mayEndSession = true;
        if (auto problem = m_line.run(command, During::Restarting, m_stop))
            return problem;
    }
    const RemoteLimits &limits = m_plan.limits;
    const auto whole = limits.restart.count() > 0
                           ? limits.restart
                           : std::chrono::seconds(3 * m_recipe.restartSeconds);
    if (!m_line.waitTillGone(m_filled.restart.isEmpty() ? limits.leave : whole / 3, m_stop))
        return UnexpectedReply{During::Restarting, {}};
    pauseFor(limits.restartGrace, m_stop);
    const auto problem = m_line.enter(whole, m_stop);
    m_fresh = !problem;
    if (problem && isLineTrouble(*problem))
        return TimedOut{During::Restarting, whole};
    return problem;
}

} // namespace ringthrough

#include "transaction.h"

#include "sip_state.h"
#include "stage_words.h"

#include <QUuid>

#include <utility>

namespace ringthrough {

Transaction::Transaction(const ChangePlan &plan, const SignInDetails &details,
                         RouterLine::MakeChannel makeChannel, Asker &asker, Stops stops)
    : m_plan(plan),
      m_recipe(*plan.device.recipe),
      m_asker(asker),
      m_stops(std::move(stops)),
      m_stop(m_stops.soon),
      m_line(m_recipe, details, plan.limits, m_transcript, std::move(makeChannel)),
      m_journal(plan.stateFolder),
      m_filled(m_recipe)
{
    m_transcript.hide(details.password);
    m_transcript.hide(details.privilegedPassword);
    m_entry.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_entry.at = QDateTime::currentDateTimeUtc();
    m_entry.device = plan.device.id;
    m_entry.address = plan.address;
    m_entry.port = plan.port;
    m_entry.via = plan.via;
    m_entry.user = details.user;
    m_entry.sipServer = plan.sipServer;
    m_result.device = plan.device.id;
    m_result.address = plan.address;
    m_result.transport = plan.via;
}

ChangeResult Transaction::run()
{
    const auto started = Clock::now();
    const auto outcome = m_plan.kind == ChangePlan::Kind::SwitchOff ? switchOff() : putBack();
    m_line.leave(m_stops.now);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started);
    m_result.elapsedMs = static_cast<int>(took.count());
    return result(outcome);
}

ChangeOutcome Transaction::switchOff()
{
    if (const auto problem = enter())
        return failed(*problem);
    if (const auto problem = inStage(Stage::Check, [this] { return readBefore(); }))
        return failed(*problem);
    if (m_result.before == AlgState::Off)
        return ended(ChangeOutcome::AlreadyOff, AlgState::Off);
    if (const auto problem = prepare())
        return failed(*problem);
    if (const auto problem = inStage(Stage::Change, [this] { return change(); }))
        return rollBack(*problem);
    if (m_recipe.save.isEmpty())
        m_asker.stage(Stage::Save, StageState::Skipped);
    else if (const auto problem = inStage(Stage::Save, [this] { return save(); }))
        return rollBack(*problem);
    m_saved = true;
    note(ChangeProgress::Saved);
    if (const auto stop = stopped())
        return rollBack(*stop);
    return prove();
}

Transaction::Failure Transaction::enter()
{
    const auto connecting = [this]() -> Failure {
        if (const auto stop = stopped())
            return stop;
        return m_line.connect(m_stop);
    };
    if (auto problem = inStage(Stage::Connect, connecting))
        return problem;
    if (auto problem = inStage(Stage::SignIn, [this] { return m_line.signIn(m_stop); }))
        return problem;
    return inStage(Stage::Confirm, [this] { return m_line.confirm(m_stop); });
}

Transaction::Failure Transaction::readBefore()
{
    if (m_recipe.sipTestIsCheck) {
        m_sipBefore = sipTest(false);
        const AlgState state = stateOf(m_sipBefore, m_sipBefore);
        if (state == AlgState::Off)
            verifiedBy(VerifiedBy::SipTest);
        m_result.before = state;
        return state == AlgState::Unknown ? Failure(reasonOf(m_sipBefore, m_plan)) : std::nullopt;
    }
    const auto reading = m_line.check(m_stop);
    if (!reading)
        return reading.problem();
    m_captured = reading.value().captured;
    m_result.before = reading.value().state;
    m_asker.say(stateSentence(m_result.before));
    if (m_result.before == AlgState::Off)
        verifiedBy(VerifiedBy::Check);
    else if (m_plan.sipTestAvailable)
        m_sipBefore = sipTest(false);
    return std::nullopt;
}

Transaction::Failure Transaction::prepare()
{
    for (auto *commands : {&m_filled.change, &m_filled.save, &m_filled.undo, &m_filled.restart}) {
        const auto filled = filledIn(*commands, m_captured);
        if (!filled)
            return UnexpectedReply{During::Checking, {}};
        *commands = *filled;
    }
    for (const Command &command : m_filled.undo)
        m_entry.undo.append(command.send);
    m_entry.stateBefore = m_result.before;
    if (auto problem = note(ChangeProgress::Planned))
        return problem;
    if (auto stop = stopped())
        return stop;
    return note(ChangeProgress::Changing);
}

Transaction::Failure Transaction::change()
{
    // From here on a stop means to undo, which must not be interrupted.
    m_stop = m_stops.now;
    if (const auto problem = runAll(m_filled.change, During::Changing, true)) {
        if (auto lasting = findOut(*problem, AlgState::Off))
            return lasting;
    }
    note(ChangeProgress::Changed);
    return checkAgain();
}

Transaction::Failure Transaction::checkAgain()
{
    if (m_recipe.sipTestIsCheck || m_recipe.effect != Effect::AtOnce)
        return std::nullopt;
    const auto reading = m_line.check(m_stop);
    if (!reading && isLineTrouble(reading.problem()))
        return findOut(reading.problem(), AlgState::Off);
    // What cannot be read where the change was made will be read over a fresh connection.
    if (!reading)
        return std::nullopt;
    if (reading.value().state != AlgState::Off)
        return SettingUnchanged{};
    verifiedBy(VerifiedBy::Check);
    return std::nullopt;
}

Transaction::Failure Transaction::save()
{
    if (auto stop = stopped())
        return stop;
    // Once begun, nobody can tell how much of it was done.
    m_saved = true;
    const auto problem = runAll(m_filled.save, During::Saving, false);
    if (!problem)
        return std::nullopt;
    if (auto lasting = findOut(*problem, AlgState::Off))
        return lasting;
    return runAll(m_filled.save, During::Saving, false);
}

ChangeOutcome Transaction::prove()
{
    if (m_recipe.effect == Effect::AfterRestart) {
        const Restarted restarted = restart();
        if (const auto stop = stopped(); stop && restarted == Restarted::NotDone)
            return rollBack(*stop);
        if (restarted == Restarted::NotDone)
            return ended(ChangeOutcome::RestartNeeded, m_result.before);
        if (restarted == Restarted::NotBack)
            return uncertain(*m_reason, AlgState::Unknown);
    }
    if (m_recipe.sipTestIsCheck)
        return proveBySipTest();
    if (const auto problem = inStage(Stage::Verify, [this] { return verify(AlgState::Off); }))
        return rollBack(*problem);
    testCalls(AlgState::Off);
    return ended(ChangeOutcome::Off, AlgState::Off);
}

ChangeOutcome Transaction::proveBySipTest()
{
    m_asker.stage(Stage::Verify, StageState::Skipped);
    m_asker.stage(Stage::SipTest, StageState::Running);
    m_line.leave(m_stop);
    const auto after = sipTest(true);
    const AlgState state = stateOf(after, m_sipBefore);
    m_asker.stage(Stage::SipTest, state == AlgState::Off ? StageState::Done : StageState::Failed);
    if (state == AlgState::Off) {
        verifiedBy(VerifiedBy::SipTest);
        return ended(ChangeOutcome::Off, AlgState::Off);
    }
    return rollBack(state == AlgState::On ? Problem(SettingUnchanged{}) : reasonOf(after, m_plan));
}

Transaction::Failure Transaction::verify(AlgState wanted)
{
    auto problem = verifyOnce(wanted);
    if (problem && isLineTrouble(*problem))
        problem = verifyOnce(wanted);
    if (problem)
        return problem;
    verifiedBy(VerifiedBy::Check);
    verifiedBy(VerifiedBy::Saved);
    m_asker.say(stateSentence(wanted));
    return std::nullopt;
}

Transaction::Failure Transaction::verifyOnce(AlgState wanted)
{
    if (!std::exchange(m_fresh, false)) {
        m_line.leave(m_stop);
        if (auto problem = m_line.enter(m_plan.limits.reconnect, m_stop))
            return problem;
    }
    const auto reading = m_line.check(m_stop);
    if (!reading)
        return reading.problem();
    return reading.value().state == wanted ? Failure() : Failure(SettingUnchanged{});
}

ChangeResult Transaction::result(ChangeOutcome outcome)
{
    m_result.outcome = outcome;
    m_result.commands = m_transcript.commands();
    m_result.transcript = m_transcript.lines();
    if (m_problem) {
        m_result.problem = wordsForLog(*m_problem);
        m_result.problemForPerson = wordsForPerson(*m_problem);
        m_result.problemName = problemName(*m_problem);
        const QString first = m_reason ? wordsForLog(*m_reason) : QString();
        if (!first.isEmpty() && first != m_result.problem)
            m_result.problem += QStringLiteral("; ") + first;
    }
    return {m_result, m_problem};
}

} // namespace ringthrough

#include "router_line.h"

#include "sign_in.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace ringthrough {

namespace {

// How long a router may keep silent before it counts as gone. One that is switching itself off
// neither answers nor closes the connection.
constexpr std::chrono::seconds signOfLife{3};

} // namespace

void pauseFor(std::chrono::milliseconds time, const std::stop_token &stop)
{
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, time, [] { return false; });
}

bool isLineTrouble(const Problem &problem)
{
    return std::holds_alternative<ConnectionLost>(problem) ||
           std::holds_alternative<ConnectionRefused>(problem) ||
           std::holds_alternative<TimedOut>(problem);
}

RouterLine::RouterLine(const Recipe &recipe, const SignInDetails &details,
                       const RemoteLimits &limits, Transcript &transcript, MakeChannel makeChannel)
    : m_recipe(recipe),
      m_details(details),
      m_limits(limits),
      m_transcript(transcript),
      m_makeChannel(std::move(makeChannel))
{
}

RouterLine::~RouterLine() = default;

std::optional<Problem> RouterLine::connect(const std::stop_token &stop)
{
    drop();
    m_channel = m_makeChannel();
    return m_channel->open({Clock::now() + m_limits.connect, stop});
}

std::optional<Problem> RouterLine::signIn(const std::stop_token &stop)
{
    m_shell = std::make_unique<Shell>(*m_channel, m_recipe, m_limits, m_transcript);
    auto seen = ringthrough::signIn(*m_shell, m_recipe, m_details, m_limits, stop);
    if (!seen) {
        // What is typed to leave would be taken for another user name.
        drop();
        return seen.problem();
    }
    m_seen = std::move(seen).value();
    return std::nullopt;
}

std::optional<Problem> RouterLine::confirm(const std::stop_token &stop)
{
    for (const Confirm &question : m_recipe.confirm) {
        QString answer = m_seen;
        if (!question.send.isEmpty()) {
            Command command;
            command.send = question.send;
            const auto reply = m_shell->ask(command, {During::Confirming, m_limits.reply, stop});
            if (!reply)
                return reply.problem();
            answer = reply.value().text;
        }
        const bool misses = isGiven(question.require) && !fits(question.require, answer);
        if (misses || fits(question.mustNot, answer)) {
            const WrongDevice problem{question.require.pattern(), m_shell->masked(answer)};
            drop();
            return problem;
        }
    }
    return std::nullopt;
}

std::optional<Problem> RouterLine::enterOnce(const std::stop_token &stop)
{
    auto problem = connect(stop);
    if (!problem)
        problem = signIn(stop);
    if (!problem)
        problem = confirm(stop);
    return problem;
}

std::optional<Problem> RouterLine::enter(std::chrono::milliseconds limit,
                                         const std::stop_token &stop)
{
    const auto until = Clock::now() + limit;
    for (;;) {
        auto problem = enterOnce(stop);
        const bool again =
            problem && isLineTrouble(*problem) && Clock::now() < until && !stop.stop_requested();
        if (!again)
            return problem;
        pauseFor(m_limits.retryPause, stop);
    }
}

Outcome<CheckReading> RouterLine::check(const std::stop_token &stop)
{
    if (!m_shell)
        return Problem(ConnectionLost{During::Checking});
    CheckReading all;
    for (const Check &check : m_recipe.check) {
        Command command;
        command.send = check.send;
        const auto reply = m_shell->ask(command, {During::Checking, m_limits.reply, stop});
        if (!reply)
            return reply.problem();
        const QString &answer = reply.value().text;
        const CheckReading one = readCheck(check, answer);
        const bool disagrees = all.state != AlgState::Unknown && all.state != one.state;
        if (one.state == AlgState::Unknown && m_shell->isRefusal(command, answer))
            return Problem(CommandRefused{check.send, m_shell->masked(answer)});
        if (one.state == AlgState::Unknown || disagrees)
            return Problem(UnexpectedReply{During::Checking, m_shell->masked(answer)});
        all.state = one.state;
        all.captured.insert(one.captured);
    }
    return all;
}

std::optional<Problem> RouterLine::run(const Command &command, During during,
                                       const std::stop_token &stop)
{
    if (!m_shell)
        return ConnectionLost{during};
    const auto reply = m_shell->run(command, {during, m_limits.change, stop});
    return reply ? std::nullopt : std::optional<Problem>(reply.problem());
}

void RouterLine::leave(const std::stop_token &stop)
{
    const QStringList lines = m_shell ? m_recipe.signIn.leave : QStringList();
    for (const QString &line : lines) {
        if (!m_shell->type(line, stop))
            break;
        if (!m_shell->await({{m_shell->prompt()}}, {During::Connecting, m_limits.leave, stop}))
            break;
    }
    drop();
}

void RouterLine::drop()
{
    m_shell.reset();
    m_channel.reset();
}

bool RouterLine::waitTillGone(std::chrono::milliseconds limit, const std::stop_token &stop)
{
    const auto until = Clock::now() + limit;
    while (m_channel && !stop.stop_requested()) {
        const auto next = std::min(until, Clock::now() + signOfLife);
        Received received = m_channel->read({next, stop});
        if (received.end == Received::End::Quiet &&
            m_channel->write(m_channel->enterKey(), {until, stop}))
            received = m_channel->read({Clock::now() + signOfLife, stop});
        if (received.end != Received::End::Bytes)
            break;
        if (Clock::now() >= until)
            return false;
    }
    drop();
    return true;
}

} // namespace ringthrough

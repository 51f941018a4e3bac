#include "shell.h"

#include "recipe_text.h"

#include <algorithm>

namespace ringthrough {

namespace {

// Typing never waits for an answer, only for room in the line.
constexpr std::chrono::seconds typingLimit{10};

// Where an echo is missed, the prompt on the terminal may be an old one that came late; then it has
// to stand for so many times the usual while.
constexpr int patienceWithoutEcho = 20;

Problem problemOf(Received::End end, const Allowance &allowance)
{
    if (end == Received::End::Stopped)
        return Cancelled{};
    if (end == Received::End::Lost)
        return ConnectionLost{allowance.during};
    return TimedOut{allowance.during, allowance.limit};
}

// A question may be repeated without harm by an empty line when something else was printed over its
// prompt. A command may not: Enter could be the answer to "are you sure?".
bool mayNudge(During during)
{
    return during == During::Checking || during == During::Confirming;
}

} // namespace

Shell::Shell(Channel &channel, const Recipe &recipe, const RemoteLimits &limits,
             Transcript &transcript)
    : m_channel(channel), m_recipe(recipe), m_limits(limits), m_transcript(transcript)
{
}

Shell::~Shell()
{
    m_transcript.printed(m_terminal.text());
}

Outcome<int> Shell::await(const QList<Awaited> &awaited, const Allowance &allowance)
{
    const auto until = Clock::now() + allowance.limit;
    auto nudgeAt = Clock::now() + allowance.limit / 3;
    bool mayTypeEnter = mayNudge(allowance.during);
    for (;;) {
        const auto which = fitting(awaited);
        const auto settled =
            Clock::now() + m_limits.settle * (missesEcho() ? patienceWithoutEcho : 1);
        const auto next = which ? settled : mayTypeEnter ? nudgeAt : until;
        const Received received = m_channel.read({std::min(next, until), allowance.stop});
        if (received.end == Received::End::Bytes) {
            if (auto problem = take(received, allowance))
                return *problem;
            nudgeAt = Clock::now() + allowance.limit / 3;
        } else if (which && received.end != Received::End::Stopped) {
            return *which;
        } else if (received.end != Received::End::Quiet || Clock::now() >= until) {
            return problemOf(received.end, allowance);
        } else if (mayTypeEnter && Clock::now() >= nudgeAt) {
            mayTypeEnter = false;
            send(m_channel.enterKey(), allowance.stop);
        }
    }
}

std::optional<int> Shell::fitting(const QList<Awaited> &awaited) const
{
    const QString text = m_terminal.text();
    const auto found = std::find_if(awaited.begin(), awaited.end(), [&](const Awaited &one) {
        return one.atEnd ? fitsAtEnd(one.expression, text) : fits(one.expression, text);
    });
    if (found == awaited.end())
        return std::nullopt;
    return static_cast<int>(found - awaited.begin());
}

std::optional<Problem> Shell::take(const Received &received, const Allowance &allowance)
{
    m_bytes += received.bytes.size();
    if (m_bytes > m_limits.replyBytes)
        return TooMuchOutput{allowance.during, m_limits.replyBytes};
    QByteArray answers;
    m_terminal.receive(received.bytes, answers);
    const bool sent =
        (answers.isEmpty() || send(answers, allowance.stop)) && turnPage(allowance.stop);
    return sent ? std::nullopt : std::optional<Problem>(ConnectionLost{allowance.during});
}

bool Shell::turnPage(const std::stop_token &stop)
{
    const QString line = m_terminal.lastLine();
    for (const Pager &pager : m_recipe.pagers) {
        if (!fitsAtEnd(pager.pattern, line))
            continue;
        m_terminal.dropLastLine();
        return send(pager.key.toUtf8(), stop);
    }
    return true;
}

bool Shell::missesEcho() const
{
    return m_echoes && !m_typed.isEmpty() && !hasEcho(m_terminal.text(), m_typed);
}

bool Shell::send(QByteArrayView bytes, const std::stop_token &stop)
{
    return m_channel.write(bytes, {Clock::now() + typingLimit, stop});
}

void Shell::beginLine(const QString &typed)
{
    m_transcript.printed(m_terminal.text());
    m_terminal.clear();
    m_typed = typed;
    m_bytes = 0;
}

bool Shell::type(const QString &line, const std::stop_token &stop)
{
    beginLine(line);
    m_transcript.typed(line);
    return send(line.toUtf8() + m_channel.enterKey(), stop);
}

bool Shell::type(const Secret &secret, const std::stop_token &stop)
{
    beginLine({});
    m_transcript.typedSecret();
    return send(secret.reveal(), stop) && send(m_channel.enterKey(), stop);
}

Outcome<Reply> Shell::ask(const Command &command, const Allowance &allowance)
{
    const QRegularExpression before = m_prompt;
    const QRegularExpression after = isGiven(command.prompt) ? command.prompt : m_prompt;
    const auto ended = [&](const Problem &problem) -> Outcome<Reply> {
        if (!command.mayEndSession || std::holds_alternative<Cancelled>(problem))
            return problem;
        return Reply{shown(), true};
    };
    if (!type(command.send, allowance.stop))
        return ended(ConnectionLost{allowance.during});
    // The old prompt again means that the command did not lead where it should.
    const auto which = await({{after}, {before}}, allowance);
    if (!which)
        return ended(which.problem());
    m_echoes = m_echoes || hasEcho(shown(), command.send);
    const bool moved = which.value() == 0;
    const Reply reply{answerIn(shown(), command.send, before, moved ? after : before), false};
    if (!moved && !isRefusal(command, reply.text))
        return Problem(UnexpectedReply{allowance.during, masked(shown())});
    m_prompt = moved ? after : before;
    return reply;
}

bool Shell::isRefusal(const Command &command, const QString &answer) const
{
    return fits(isGiven(command.refused) ? command.refused : m_recipe.refused, answer);
}

Outcome<Reply> Shell::run(const Command &command, const Allowance &allowance)
{
    auto reply = ask(command, allowance);
    if (reply && !reply.value().ended && isRefusal(command, reply.value().text))
        return Problem(CommandRefused{masked(command.send), masked(reply.value().text)});
    return reply;
}

} // namespace ringthrough

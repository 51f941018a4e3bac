#pragma once

#include "channel.h"
#include "outcome.h"
#include "recipe.h"
#include "remote_limits.h"
#include "terminal_text.h"
#include "transcript.h"

#include <QList>

#include <optional>

namespace ringthrough {

/// What came back for a typed line.
struct Reply
{
    QString text;       ///< without echo and prompt, lines ended by "\n"
    bool ended = false; ///< the line dropped, where the command allows that
};

/// How long one thing may take, what for, and who may end it.
struct Allowance
{
    During during = During::Checking;
    std::chrono::milliseconds limit{0};
    std::stop_token stop;
};

/// A conversation over a channel: types lines, waits for prompts, turns pages.
class Shell
{
public:
    /// One thing to wait for.
    struct Awaited
    {
        QRegularExpression expression;
        bool atEnd = true; ///< on the line the cursor is on; false: anywhere
    };

    /// Everything given must outlive the shell.
    Shell(Channel &channel, const Recipe &recipe, const RemoteLimits &limits,
          Transcript &transcript);
    ~Shell();

    /// Waits until one of them fits, the first one wins, and says which.
    Outcome<int> await(const QList<Awaited> &awaited, const Allowance &allowance);

    /// Types a line, shown in the transcript. False when the line is lost.
    bool type(const QString &line, const std::stop_token &stop);

    /// Types a secret line.
    bool type(const Secret &secret, const std::stop_token &stop);

    /// Types a command and waits for the prompt after it.
    Outcome<Reply> ask(const Command &command, const Allowance &allowance);

    /// The same, and a refusal is a problem.
    Outcome<Reply> run(const Command &command, const Allowance &allowance);

    /// True when the answer means that the device did not take the command.
    bool isRefusal(const Command &command, const QString &answer) const;

    /// Everything on the terminal since the last typed line.
    QString shown() const { return m_terminal.text(); }

    /// The prompt in force.
    const QRegularExpression &prompt() const { return m_prompt; }
    void setPrompt(const QRegularExpression &prompt) { m_prompt = prompt; }

    const Channel &channel() const { return m_channel; }

    /// A text from the router as it may stand in a problem.
    QString masked(const QString &text) const { return m_transcript.masked(text); }

private:
    std::optional<int> fitting(const QList<Awaited> &awaited) const;
    std::optional<Problem> take(const Received &received, const Allowance &allowance);
    bool turnPage(const std::stop_token &stop);
    bool missesEcho() const;
    bool send(QByteArrayView bytes, const std::stop_token &stop);
    void beginLine(const QString &typed);

    Channel &m_channel;
    const Recipe &m_recipe;
    const RemoteLimits &m_limits;
    Transcript &m_transcript;
    TerminalText m_terminal;
    QRegularExpression m_prompt;
    QString m_typed;       ///< the command whose echo is expected
    bool m_echoes = false; ///< the device has echoed a command before
    qsizetype m_bytes = 0; ///< since the last typed line
};

} // namespace ringthrough

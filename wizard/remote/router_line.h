#pragma once

#include "change_router.h"
#include "recipe_text.h"
#include "shell.h"

#include <functional>
#include <memory>

namespace ringthrough {

/// One router's command line as a recipe sees it: get in, make sure of the device, ask, command,
/// leave. Can be left and entered again; each time over a fresh connection.
class RouterLine
{
public:
    using MakeChannel = std::function<std::unique_ptr<Channel>()>;

    /// Everything given must outlive the line.
    RouterLine(const Recipe &recipe, const SignInDetails &details, const RemoteLimits &limits,
               Transcript &transcript, MakeChannel makeChannel);
    ~RouterLine();

    // The three steps in. Nothing when it worked.
    std::optional<Problem> connect(const std::stop_token &stop);
    std::optional<Problem> signIn(const std::stop_token &stop);
    std::optional<Problem> confirm(const std::stop_token &stop);

    /// All three, repeated while the router does not answer, until the limit.
    std::optional<Problem> enter(std::chrono::milliseconds limit, const std::stop_token &stop);

    /// What the checks say together: the state that all agree on, and all that they captured.
    Outcome<CheckReading> check(const std::stop_token &stop);

    /// Types one command of a change.
    std::optional<Problem> run(const Command &command, During during, const std::stop_token &stop);

    /// Signs off as the recipe says, and closes.
    void leave(const std::stop_token &stop);

    /// Closes without a word.
    void drop();

    /// Waits until the connection is dead, asking for a sign of life now and then. False when the
    /// router still answers at the end.
    bool waitTillGone(std::chrono::milliseconds limit, const std::stop_token &stop);

private:
    std::optional<Problem> enterOnce(const std::stop_token &stop);

    const Recipe &m_recipe;
    const SignInDetails &m_details;
    const RemoteLimits &m_limits;
    Transcript &m_transcript;
    MakeChannel m_makeChannel;
    std::unique_ptr<Channel> m_channel;
    std::unique_ptr<Shell> m_shell; ///< after the channel, so that it goes first
    QString m_seen;                 ///< what came before the first prompt
};

/// Sleeps, unless told to stop.
void pauseFor(std::chrono::milliseconds time, const std::stop_token &stop);

/// True for a line that dropped, hung or could not be opened: reasons to try again.
bool isLineTrouble(const Problem &problem);

} // namespace ringthrough

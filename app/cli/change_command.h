#pragma once

#include "flow_command.h"

namespace ringthrough {

/// What `fix` and `undo` share: the sign-in, the questions on the way, and the answer in the end.
class ChangeCommand : public FlowCommand
{
    Q_OBJECT

protected:
    static QList<QCommandLineOption> changeOptions();

    /// Reads the passwords, from standard input or by asking. Nothing when it was refused; it has
    /// been answered then.
    std::optional<SignInDetails> readSignIn(const QString &user, const Recipe &recipe);

    /// Whether the person agrees to `question`: by --yes, or by saying so at the terminal. False
    /// when not; it has been answered then.
    bool agreed(const QString &question);

    void answerQuestions();  ///< from now on, as the options and the person say
    void showStages();       ///< says each stage on standard error
    void answerWithChange(); ///< the change of the case, and ends
    void answerUnchanged(const Problem &problem, const QString &device); ///< nothing was begun

private:
    bool answerTo(const Question &question);
};

} // namespace ringthrough

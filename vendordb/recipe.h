#pragma once

#include "dialogue.h"

#include <QList>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>

namespace ringthrough {

/// True when an optional expression of a recipe was given. An expression that was not given is an
/// empty one, which Qt calls valid and which fits everything, so it must never be tried.
inline bool isGiven(const QRegularExpression &regex)
{
    return !regex.pattern().isEmpty();
}

/// By which channel a recipe's commands are typed.
enum class Transport { Telnet, Ssh };

QString transportName(Transport transport); ///< telnet, ssh

/// One line that is typed, and what has to come back before the next.
struct Command
{
    QString send;               ///< without line end; ${name} stands for a captured value
    QRegularExpression prompt;  ///< prompt after it; not given: the one in force
    QRegularExpression refused; ///< an answer that means no; not given: the recipe's own
    bool mayEndSession = false; ///< the line may drop after it (restart, leave)
};

/// A question to the device whose answer says whether the ALG is on.
struct Check
{
    QString send;
    QRegularExpression on;  ///< fits the answer when the ALG is on
    QRegularExpression off; ///< fits the answer when it is off; both tried with MultilineOption
    QString capture; ///< name of a group of `on` or `off` kept for later commands; may be empty
};

/// A question that makes sure that this is the device the recipe was written for.
struct Confirm
{
    QString send;               ///< empty: look at what came before the first prompt
    QRegularExpression require; ///< must fit the answer
    QRegularExpression mustNot; ///< must not fit it; not given: nothing is ruled out
};

/// A pause of the device's output that wants a key.
struct Pager
{
    QRegularExpression pattern;
    QString key; ///< what is typed, without line end
};

/// The mode in which changes are allowed (`enable` on Cisco).
struct PrivilegedMode
{
    QString send;
    QRegularExpression passwordPrompt;
    QRegularExpression prompt;
};

/// How to get from the open channel to the first prompt.
struct SignIn
{
    QRegularExpression userPrompt;     ///< telnet; not given: the device asks no user name
    QRegularExpression passwordPrompt; ///< telnet; not given: the device asks no password
    QRegularExpression refused;        ///< printed when name or password are wrong
    QRegularExpression prompt;         ///< the prompt (or menu) right after sign-in
    QList<Command> menu;               ///< choices typed to reach the command line
    std::optional<PrivilegedMode> privileged;
    /// Typed to leave for good, one after another; the line may drop at any of them.
    QStringList leave;
};

/// When a change takes effect.
enum class Effect { AtOnce, AfterSave, AfterRestart };

QString effectName(Effect effect); ///< as in files: at_once, after_save, after_restart

/// The automatic change of one device family, as data.
struct Recipe
{
    QList<Transport> transports;
    SignIn signIn;
    QList<Pager> pagers;
    QRegularExpression refused; ///< an answer that means the device did not take a command
    QList<Confirm> confirm;
    /// Exactly one of: check (the device answers), or sipTestIsCheck (no source shows an answer).
    QList<Check> check; ///< all must agree; the first that is neither on nor off stops the work
    bool sipTestIsCheck = false;
    QList<Command> change;
    QList<Command> save; ///< empty: the device stores at once
    QList<Command> undo; ///< saves as well where that needs a command
    Effect effect = Effect::AtOnce;
    QList<Command> restart;    ///< how to restart it; empty: a person has to
    int restartSeconds = 120;  ///< until it usually answers again
    QList<Dialogue> dialogues; ///< examples: devices that this recipe must get through
    int line = 0;              ///< in the vendor's file, from 1
};

} // namespace ringthrough

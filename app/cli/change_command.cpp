#include "change_command.h"

#include "case_json.h"
#include "change_words.h"
#include "secret_input.h"

#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr int failedAsBefore = 6;
constexpr int uncertain = 7;
constexpr int afterRestart = 9;

// Nothing was changed: the cause decides, as far as the contract has a number for it here.
int codeOfFailure(const std::optional<Problem> &problem)
{
    const int code = problem ? exitCode(*problem) : failedAsBefore;
    const bool isOneOfOurs = code == 4 || code == 5 || code == 8;
    return isOneOfOurs ? code : failedAsBefore;
}

int codeOf(const Change &change, const std::optional<Problem> &problem)
{
    switch (change.outcome) {
    case ChangeOutcome::Off:
    case ChangeOutcome::AlreadyOff:
    case ChangeOutcome::PutBack:
        return 0;
    case ChangeOutcome::RestartNeeded:
        return afterRestart;
    case ChangeOutcome::RolledBack:
        return failedAsBefore;
    case ChangeOutcome::Failed:
        return codeOfFailure(problem);
    case ChangeOutcome::Uncertain:
        return uncertain;
    }
    Q_UNREACHABLE();
    return uncertain;
}

} // namespace

QList<QCommandLineOption> ChangeCommand::changeOptions()
{
    return {
        {u"password-stdin"_s, tr("Read the password from standard input; a second line is the "
                                 "password for changes, where the router has one.")},
        {u"yes"_s, tr("Agree to the change, and to the host key of a router not met before.")},
        {u"restart"_s, tr("Agree to a restart of the router where the change needs one.")},
        {u"host-key"_s, tr("Agree to this SSH host key and no other."), u"SHA256:\u2026"_s},
        {u"old-encryption"_s, tr("Agree to outdated SSH encryption if the router has no other.")},
        serverOption()};
}

std::optional<SignInDetails> ChangeCommand::readSignIn(const QString &user, const Recipe &recipe)
{
    const bool isPrivileged = recipe.signIn.privileged.has_value();
    const bool fromInput = has(u"password-stdin"_s);
    if (!fromInput && !canAsk()) {
        refuseUsage(tr("Nobody is here to ask for the password. Give it on standard input with "
                       "--password-stdin."));
        return std::nullopt;
    }
    std::optional<Secret> password =
        fromInput ? readSecretLine() : askSecret(tr("Password of your router:"));
    if (!password) {
        refuseUsage(tr("There was no password."));
        return std::nullopt;
    }
    SignInDetails details{user, std::move(*password), {}};
    if (!isPrivileged)
        return details;
    std::optional<Secret> second =
        fromInput ? readSecretLine()
                  : askSecret(tr("Password for changes (Enter if it is the same):"));
    if (second)
        details.privilegedPassword = std::move(*second);
    return details;
}

bool ChangeCommand::agreed(const QString &question)
{
    if (has(u"yes"_s))
        return true;
    if (!canAsk()) {
        refuseUsage(tr("Agree to the change with --yes."));
        return false;
    }
    if (askYes(question))
        return true;
    fail(Cancelled{});
    return false;
}

bool ChangeCommand::answerTo(const Question &question)
{
    if (const auto *key = std::get_if<AskHostKey>(&question)) {
        if (has(u"host-key"_s))
            return key->fingerprint == value(u"host-key"_s);
        return has(u"yes"_s) ||
               (canAsk() &&
                askYes(tr("We have not met this router before. Its key is %1. Is it yours?")
                           .arg(key->fingerprint)));
    }
    if (std::holds_alternative<AskObsoleteAlgorithms>(question))
        return has(u"old-encryption"_s) ||
               (canAsk() && askYes(tr("Your router only offers outdated encryption. Use it?")));
    if (const auto *restart = std::get_if<AskRestart>(&question)) {
        if (!restart->byHand)
            return has(u"restart"_s) || (canAsk() && !has(u"yes"_s) &&
                                         askYes(tr("Your router has to restart now. Go on?")));
        // Only the person can pull the plug, and only the person knows when it was done.
        return canAsk() && askYes(tr("Restart your router now. Is it done?"));
    }
    return false;
}

void ChangeCommand::answerQuestions()
{
    connect(&flow(), &Flow::asked, this,
            [this](const Question &question) { flow().answer(answerTo(question)); });
}

void ChangeCommand::showStages()
{
    if (!settings().verbose)
        return;
    connect(&flow(), &Flow::stageChanged, this, [this](Stage stage, StageState state) {
        if (state == StageState::Running)
            console().say(stageName(stage));
    });
}

void ChangeCommand::answerWithChange()
{
    const Case &state = flow().current();
    if (!state.change) {
        const Problem problem = flow().lastProblem().value_or(Problem(Cancelled{}));
        return answerUnchanged(problem, state.chosenDevice);
    }
    QJsonObject json = changeToJson(*state.change);
    json.insert(u"reference"_s, state.reference);
    json.insert(u"proven"_s, state.proof && state.proof->isProven());
    if (state.before)
        json.insert(u"test_before"_s, verdictName(state.before->verdict));
    if (state.after)
        json.insert(u"test_after"_s, verdictName(state.after->verdict));
    QString text = wordsForPerson(*state.change);
    if (state.change->outcome == ChangeOutcome::Off && state.proof && state.proof->isProven())
        text += u'\n' + tr("That is proven.");
    console().answer(json, text);
    end(codeOf(*state.change, flow().lastProblem()));
}

void ChangeCommand::answerUnchanged(const Problem &problem, const QString &device)
{
    Change change;
    change.outcome = ChangeOutcome::Failed;
    change.device = device;
    change.problem = wordsForLog(problem);
    change.problemForPerson = wordsForPerson(problem);
    change.problemName = problemName(problem);
    console().answer(changeToJson(change), wordsForPerson(change));
    const bool nothingToDo = std::holds_alternative<NothingToUndo>(problem);
    end(nothingToDo ? exitCode(problem) : codeOfFailure(problem));
}

} // namespace ringthrough

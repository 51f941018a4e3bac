#pragma once

#include "change.h"
#include "device.h"
#include "diagnosis.h"
#include "job.h"
#include "journal.h"
#include "outcome.h"
#include "remote_limits.h"
#include "secret.h"

#include <QString>

#include <memory>
#include <optional>
#include <variant>

namespace ringthrough {

/// What a person typed to sign in to the router.
struct SignInDetails
{
    QString user;
    Secret password;
    Secret privilegedPassword; ///< empty: the recipe has none, or it is the same as `password`
};

/// What is to be done, to which device, and what has been agreed to beforehand.
struct ChangePlan
{
    enum class Kind { SwitchOff, PutBack };
    Kind kind = Kind::SwitchOff;
    QString address;
    quint16 port = 0; ///< 0: 23 or 22
    Transport via = Transport::Telnet;
    Device device;
    std::optional<JournalEntry> putBack; ///< only for PutBack
    bool sipTestAvailable = false;       ///< the owner can answer AskSipTest
    QString sipServer;                   ///< against which it tests; kept in the journal
    QString stateFolder; ///< where the journal and the remembered host keys are kept
    RemoteLimits limits;
};

/// The stages of a change, in the order in which they are shown.
enum class Stage { Connect, SignIn, Confirm, Check, Change, Save, Restart, Verify, SipTest, Undo };
enum class StageState { Waiting, Running, Done, Skipped, Failed };

QString stageName(Stage stage); ///< a stable word for logs and JSON

/// The host key of an SSH server that is not known yet.
struct AskHostKey
{
    QString fingerprint; ///< "SHA256:…"
};

/// The router offers only outdated algorithms.
struct AskObsoleteAlgorithms
{
    QString detail;
};

/// The change takes effect only after a restart of the router.
struct AskRestart
{
    int seconds = 0; ///< how long the router is usually away
    bool byHand =
        false; ///< there is no command for it: the person has to do it and says yes when done
};

/// The owner is to run a SIP test now and to answer with its result.
struct AskSipTest
{
    bool afterChange = false;
};

using Question = std::variant<AskHostKey, AskObsoleteAlgorithms, AskRestart, AskSipTest>;

/// How a change ended. `problem` is empty when it ended as wished.
struct ChangeResult
{
    Change change;
    std::optional<Problem> problem;
};

/// Switches the SIP ALG off, or puts it back, as a transaction: connect, make sure of the device,
/// check, journal, change, check, save, restart if agreed, check again; undo when a step fails.
/// Works on a thread of its own in straight lines; questions come to the owner as signals and are
/// answered by answer(). cancel() before the change leaves everything as it was; after it, the
/// change is undone before the thread ends, and `finished` does come, because nobody may be left in
/// the dark: see requestStop().
class ChangeRouter : public Job
{
    Q_OBJECT

public:
    ChangeRouter(ChangePlan plan, SignInDetails signIn, QObject *parent = nullptr);
    ~ChangeRouter() override;

    /// Stop as soon as that leaves a known state. `finished` still comes, within the limits of the
    /// undo.
    void requestStop();

    /// Answers the last question with yes or no.
    void answer(bool yes);

    /// Answers AskSipTest.
    void answerSipTest(const Diagnosis &diagnosis);

Q_SIGNALS:
    void stageChanged(ringthrough::Stage stage, ringthrough::StageState state);
    void asked(const ringthrough::Question &question);
    void finished(const ringthrough::ChangeResult &result);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Every line that would be typed, in order, secrets as dots; nothing is sent.
QStringList preview(const Recipe &recipe, Transport via, const QString &user);

/// Whether the recipe may be offered, by the rules of the house: sure identification or a device
/// the person chose and the recipe confirms, medium or high confidence, check, change and undo, a
/// known way in. Otherwise the reason, for the agent.
std::optional<NoRecipe> reasonAgainstRecipe(const Device &device, bool sipServerKnown);

} // namespace ringthrough

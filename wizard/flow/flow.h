#pragma once

#include "activity.h"
#include "case.h"
#include "case_store.h"
#include "job_makers.h"
#include "knowledge_base.h"
#include "profile.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <optional>

namespace ringthrough {

class RunningChange;

/// What a flow needs from outside. Practice and tests give a network and ports of their own.
struct Surroundings
{
    /// Null: comes later, see Flow::setKnowledge().
    std::shared_ptr<const KnowledgeBase> knowledge;
    /// Given: the system is not asked.
    std::optional<Network> network;
    DiscoveryOptions discovery;
    /// Mirror or server from a profile; else the person is asked.
    std::optional<SipTarget> sipServer;
    /// What the person's phone provider says of itself.
    std::optional<Profile> profile;
    SipTransports sipTransports = SipTransports::Both;
    quint16 telnetPort = 23;
    quint16 sshPort = 22;
    /// Journal, host keys, last case.
    QString stateFolder;
    JobMakers jobs = realJobs();
};

/// Owns the Case and the running job, and is the only writer of the Case. Pages and commands show
/// the const Case and ask the flow for things. Everything here returns at once.
class Flow : public QObject
{
    Q_OBJECT

public:
    explicit Flow(Surroundings surroundings, QObject *parent = nullptr);
    ~Flow() override;

    const Case &current() const { return m_case; }
    Activity activity() const { return m_activity; }
    const KnowledgeBase &knowledge() const { return *m_around.knowledge; }
    bool knowsRouters() const { return m_knowledgeReady; } ///< false until the knowledge has come
    std::optional<SipTarget> sipServer() const { return m_around.sipServer; }
    const std::optional<Profile> &profile() const { return m_around.profile; }

    /// The device of the case, if one was settled on.
    std::optional<DeviceRef> device() const;

    /// True while the router is being changed: nobody may leave now.
    bool isChanging() const;

    /// The problem that ended the last activity, if one did.
    const std::optional<Problem> &lastProblem() const { return m_problem; }

    /// Knowledge that was loaded after the flow began; identification waits for it.
    void setKnowledge(std::shared_ptr<const KnowledgeBase> knowledge);

    void begin(); ///< find the gateway and, when it is clear, identify it
    /// As begin(), for a router that the person names: it is not asked who it is.
    void beginWith(const QString &deviceId);
    void chooseGateway(int index); ///< the person's answer; identifies
    void identifyAgain();
    void
    chooseDevice(const QString &deviceId); ///< "this is my router"; clears what lies to the right
    void setSipServer(const std::optional<SipTarget> &target);
    void testBefore();
    /// Runs these checks; what is known of the others stays. Case::path grows while they run.
    void checkPath(const QList<PathCheck> &checks = PathOptions().checks);
    void skipPathCheck(PathCheck check); ///< the others go on
    /// True where the test has proved nothing and the account of the person may: at an ordinary
    /// server, not at a mirror.
    bool mayAskAccount() const;
    /// Who the person is stands in the options, where and which way is added. What it proves is
    /// added to Case::before.
    void testAccount(AccountTestOptions account);
    void switchOff(Transport via, SignInDetails signIn);
    void putBack(SignInDetails signIn); ///< undoes the last change of the journal
    void answer(bool yes);              ///< to the question last asked
    void followGuide();                 ///< the person goes through the guide by hand
    void guideStepDone(int step, bool done);
    void testAfter();
    void sayFixed(bool yes);      ///< the person's own word
    void goBackTo(Activity step); ///< clears the parts from that step on
    void cancel(); ///< ends the running activity (a change: safely, see ChangeRouter)

    /// What undo would work on, if there is anything.
    std::optional<JournalEntry> undoable() const;

Q_SIGNALS:
    void caseChanged();
    void knowledgeChanged();
    void activityChanged(ringthrough::Activity activity);
    void progressed(const QString &sentence); ///< for the checklist
    void stageChanged(ringthrough::Stage stage, ringthrough::StageState state);
    /// One of the checks around the test has begun or is over.
    void pathCheckChanged(ringthrough::PathCheck check, bool running);
    void asked(const ringthrough::Question &question); ///< host key, old algorithms, restart
    void problemMet(const ringthrough::Problem &problem);

private:
    template <typename AnyJob, typename Handler>
    void run(Activity activity, AnyJob *job, Handler handler);
    void changeWith(Activity activity, const ChangePlan &plan, SignInDetails signIn);
    void test(Activity activity, std::optional<Diagnosis> Case::*part);
    void identify();
    void dropJob();
    void setActivity(Activity activity);
    void settle(const std::optional<Problem> &problem = std::nullopt);
    void keep();
    void takePath(const PathReport &found, const QList<PathCheck> &checks);
    SipTestOptions sipOptions() const;
    bool takeNextServer(const Outcome<Diagnosis> &result);
    PathOptions pathOptions() const;

    Surroundings m_around;
    Case m_case;
    CaseStore m_store;
    Activity m_activity = Activity::None;
    std::optional<Problem> m_problem;
    bool m_knowledgeReady = false;
    QPointer<Job> m_job;
    std::unique_ptr<RunningChange> m_change;
};

} // namespace ringthrough

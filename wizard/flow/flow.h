#pragma once

#include "case.h"
#include "change_router.h"
#include "identify_router.h"
#include "knowledge_base.h"
#include "sip_test.h"

#include <QObject>

#include <memory>
#include <optional>

namespace ringthrough {

/// What a flow needs from outside. Practice and tests give a network and ports of their own.
struct Surroundings
{
    std::shared_ptr<const KnowledgeBase> knowledge;
    std::optional<Network> network;     ///< given: the system is not asked
    DiscoveryOptions discovery;
    std::optional<SipTarget> sipServer; ///< mirror or server from a profile; else the person is asked
    SipTransports sipTransports = SipTransports::Both;
    quint16 telnetPort = 23;
    quint16 sshPort = 22;
    QString stateFolder;                ///< journal, host keys, last case
};

/// What is going on just now.
enum class Activity { None, FindingGateway, Identifying, TestingBefore, Changing, TestingAfter, PuttingBack };

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
    std::optional<SipTarget> sipServer() const { return m_around.sipServer; }

    /// The problem that ended the last activity, if one did.
    const std::optional<Problem> &lastProblem() const { return m_problem; }

    /// Knowledge that was loaded after the flow began; identification waits for it.
    void setKnowledge(std::shared_ptr<const KnowledgeBase> knowledge);

    void begin();                            ///< find the gateway and, when it is clear, identify it
    void chooseGateway(int index);           ///< the person's answer; identifies
    void identifyAgain();
    void chooseDevice(const QString &deviceId); ///< "this is my router"; clears what lies to the right
    void setSipServer(const std::optional<SipTarget> &target);
    void testBefore();
    void switchOff(Transport via, SignInDetails signIn);
    void putBack(SignInDetails signIn);      ///< undoes the last change of the journal
    void answer(bool yes);                   ///< to the question last asked
    void followGuide();                      ///< the person goes through the guide by hand
    void guideStepDone(int step, bool done);
    void testAfter();
    void sayFixed(bool yes);                 ///< the person's own word
    void goBackTo(Activity step);            ///< clears the parts from that step on
    void cancel();                           ///< ends the running activity (a change: safely, see ChangeRouter)

    /// What undo would work on, if there is anything.
    std::optional<JournalEntry> undoable() const;

Q_SIGNALS:
    void caseChanged();
    void activityChanged(ringthrough::Activity activity);
    void progressed(const QString &sentence); ///< for the checklist
    void stageChanged(ringthrough::Stage stage, ringthrough::StageState state);
    void asked(const ringthrough::Question &question); ///< host key, old algorithms, restart
    void problemMet(const ringthrough::Problem &problem);

private:
    Surroundings m_around;
    Case m_case;
    Activity m_activity = Activity::None;
    std::optional<Problem> m_problem;

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough

#include "flow.h"

#include "case_edit.h"
#include "flow_run.h"
#include "offer.h"
#include "running_change.h"

#include <QLoggingCategory>

namespace ringthrough {

Q_LOGGING_CATEGORY(lcFlow, "wizard.flow", QtWarningMsg)

Flow::Flow(Surroundings surroundings, QObject *parent)
    : QObject(parent),
      m_around(std::move(surroundings)),
      m_case(newCase()),
      m_store(m_around.stateFolder),
      m_knowledgeReady(m_around.knowledge != nullptr)
{
    if (!m_knowledgeReady)
        m_around.knowledge = std::make_shared<const KnowledgeBase>();
}

Flow::~Flow()
{
    dropJob();
}

std::optional<DeviceRef> Flow::device() const
{
    return knowledge().device(m_case.chosenDevice);
}

bool Flow::isChanging() const
{
    return m_change != nullptr;
}

void Flow::setKnowledge(std::shared_ptr<const KnowledgeBase> knowledge)
{
    m_around.knowledge = std::move(knowledge);
    m_knowledgeReady = true;
    Q_EMIT knowledgeChanged();
    if (m_activity == Activity::Identifying && !m_job)
        identify();
}

void Flow::begin()
{
    if (isChanging())
        return;
    dropJob();
    m_case = newCase();
    m_problem.reset();
    if (m_around.network) {
        m_case.network = m_around.network;
        Q_EMIT caseChanged();
        identify();
        return;
    }
    run(Activity::FindingGateway, m_around.jobs.findGateways(),
        [this](const Outcome<Network> &result) {
            if (!result)
                return settle(result.problem());
            m_case.network = result.value();
            Q_EMIT caseChanged();
            identify();
        });
}

void Flow::beginWith(const QString &deviceId)
{
    if (isChanging())
        return;
    dropJob();
    m_case = newCase();
    m_problem.reset();
    const auto take = [this, deviceId](const Network &network) {
        m_case.network = network;
        m_case.chosenDevice = deviceId;
        m_case.chosenByPerson = true;
        settle();
    };
    if (m_around.network)
        return take(*m_around.network);
    run(Activity::FindingGateway, m_around.jobs.findGateways(),
        [this, take](const Outcome<Network> &result) {
            if (!result)
                return settle(result.problem());
            take(result.value());
        });
}

void Flow::chooseGateway(int index)
{
    if (isChanging() || !m_case.network || index < 0 || index >= m_case.network->gateways.size())
        return;
    m_case.network->chosen = index;
    Q_EMIT caseChanged();
    identify();
}

void Flow::identifyAgain()
{
    if (!isChanging())
        identify();
}

void Flow::identify()
{
    dropJob();
    clearFrom(m_case, Activity::Identifying);
    const Gateway *gateway = m_case.network ? m_case.network->gateway() : nullptr;
    if (!gateway)
        return settle();
    if (!m_knowledgeReady)
        return setActivity(Activity::Identifying); // setKnowledge() takes it up again
    run(Activity::Identifying,
        m_around.jobs.identifyRouter(*gateway, m_around.knowledge, m_around.discovery),
        [this, address = gateway->address.toString()](const Outcome<IdentifiedRouter> &result) {
            if (!result)
                return settle(result.problem());
            m_case.evidence = result.value().evidence;
            m_case.identification = result.value().identification;
            if (m_case.identification->isSure())
                m_case.chosenDevice = m_case.identification->best()->deviceId;
            if (m_case.identification->candidates.isEmpty())
                return settle(RouterUnknown{address});
            settle();
        });
}

void Flow::chooseDevice(const QString &deviceId)
{
    if (isChanging() || !knowledge().device(deviceId))
        return;
    if (m_case.chosenDevice != deviceId)
        clearFrom(m_case, Activity::TestingBefore);
    m_case.chosenDevice = deviceId;
    m_case.chosenByPerson = true;
    m_problem.reset();
    keep();
}

void Flow::setSipServer(const std::optional<SipTarget> &target)
{
    m_around.sipServer = target;
}

void Flow::testBefore()
{
    if (isChanging())
        return;
    clearFrom(m_case, Activity::TestingBefore);
    test(Activity::TestingBefore, &Case::before);
}

void Flow::testAfter()
{
    if (isChanging())
        return;
    const bool saidYes = m_case.proof && m_case.proof->personSaidYes;
    clearFrom(m_case, Activity::TestingAfter);
    if (saidYes)
        m_case.proof = Proof{.personSaidYes = true};
    test(Activity::TestingAfter, &Case::after);
}

void Flow::test(Activity activity, std::optional<Diagnosis> Case::*part)
{
    dropJob();
    if (!m_around.sipServer)
        return settle(SipServerNeeded{m_case.chosenDevice});
    run(activity, m_around.jobs.sipTest(sipOptions()),
        [this, activity, part](const Outcome<Diagnosis> &result) {
            if (takeNextServer(result))
                return test(activity, part);
            if (!result)
                return settle(result.problem());
            m_case.*part = result.value();
            if (m_case.change || m_case.guided)
                m_case.proof = proofOf(m_case);
            settle();
        });
}

void Flow::switchOff(Transport via, SignInDetails signIn)
{
    if (isChanging())
        return;
    dropJob();
    const auto against = reasonAgainstChange(m_case, knowledge(), m_around.sipServer.has_value());
    if (against)
        return settle(*against);
    clearFrom(m_case, Activity::Changing);
    ChangePlan plan;
    plan.kind = ChangePlan::Kind::SwitchOff;
    plan.address = m_case.network->gateway()->address.toString();
    plan.port = via == Transport::Ssh ? m_around.sshPort : m_around.telnetPort;
    plan.via = via;
    plan.device = *device()->device;
    changeWith(Activity::Changing, plan, std::move(signIn));
}

void Flow::putBack(SignInDetails signIn)
{
    if (isChanging())
        return;
    dropJob();
    const auto entry = undoable();
    const auto ref = entry ? knowledge().device(entry->device) : std::nullopt;
    if (!ref)
        return settle(NothingToUndo{});
    clearFrom(m_case, Activity::PuttingBack);
    // Where only calls can show what is set, it is shown by the server that showed it before.
    if (!m_around.sipServer && ref->device->recipe && ref->device->recipe->sipTestIsCheck)
        m_around.sipServer = sipTargetFromString(entry->sipServer);
    ChangePlan plan;
    plan.kind = ChangePlan::Kind::PutBack;
    plan.address = entry->address;
    plan.port = entry->port;
    plan.via = entry->via;
    plan.device = *ref->device;
    plan.putBack = entry;
    changeWith(Activity::PuttingBack, plan, std::move(signIn));
}

void Flow::changeWith(Activity activity, const ChangePlan &given, SignInDetails signIn)
{
    ChangePlan plan = given;
    plan.stateFolder = m_around.stateFolder;
    plan.sipTestAvailable = m_around.sipServer.has_value();
    std::optional<SipTestOptions> sip;
    if (plan.sipTestAvailable) {
        sip = sipOptions();
        plan.sipServer = sipTargetToString(sip->target);
    }
    m_change = std::make_unique<RunningChange>(plan, std::move(signIn), sip, m_around.jobs);
    RunningChange *change = m_change.get();
    connect(change, &RunningChange::progressed, this, &Flow::progressed);
    connect(change, &RunningChange::stageChanged, this, &Flow::stageChanged);
    connect(change, &RunningChange::asked, this, &Flow::asked);
    connect(change, &RunningChange::tested, this, [this](const Diagnosis &found, bool afterChange) {
        // A test made earlier on the same way says as much and was seen by the person: it stays.
        if (afterChange)
            m_case.after = found;
        else if (!m_case.before)
            m_case.before = found;
    });
    connect(change, &RunningChange::finished, this, [this](const ChangeResult &result) {
        m_change->disconnect(this);
        m_change.release()->deleteLater(); // it is the sender of this very signal
        m_case.change = result.change;
        m_case.proof = proofOf(m_case);
        settle(result.problem);
    });
    m_problem.reset();
    setActivity(activity);
    change->start();
}

void Flow::answer(bool yes)
{
    if (m_change)
        m_change->answer(yes);
}

void Flow::followGuide()
{
    const auto ref = device();
    if (isChanging() || !ref)
        return;
    m_case.guided = GuidedChange{ref->device->id, 0, int(ref->device->guide.size())};
    clearFrom(m_case, Activity::TestingAfter);
    keep();
}

void Flow::guideStepDone(int step, bool done)
{
    if (!m_case.guided || step < 0 || step >= m_case.guided->stepsTotal)
        return;
    int &count = m_case.guided->stepsDone;
    count = done ? std::max(count, step + 1) : std::min(count, step);
    keep();
}

void Flow::sayFixed(bool yes)
{
    if (!m_case.proof)
        m_case.proof = Proof();
    m_case.proof->personSaidYes = yes;
    m_case.proof = proofOf(m_case);
    keep();
}

void Flow::goBackTo(Activity step)
{
    if (isChanging())
        return;
    dropJob();
    m_problem.reset();
    clearFrom(m_case, step);
    settle();
}

void Flow::cancel()
{
    if (m_change) {
        m_change->requestStop();
        return;
    }
    if (m_activity == Activity::None)
        return;
    // What the checks have found by now is as good as it was.
    const bool nothingLost = m_activity == Activity::CheckingPath;
    dropJob();
    settle(nothingLost ? std::nullopt : std::optional<Problem>(Cancelled{}));
}

std::optional<JournalEntry> Flow::undoable() const
{
    if (m_around.stateFolder.isEmpty())
        return std::nullopt;
    return Journal(m_around.stateFolder).lastUndoable();
}

void Flow::dropJob()
{
    if (!m_job)
        return;
    m_job->cancel();
    m_job->deleteLater();
    m_job.clear();
}

void Flow::setActivity(Activity activity)
{
    if (m_activity == activity)
        return;
    m_activity = activity;
    Q_EMIT activityChanged(activity);
}

void Flow::settle(const std::optional<Problem> &problem)
{
    m_problem = problem;
    const bool wasBusy = m_activity != Activity::None;
    m_activity = Activity::None;
    keep();
    if (wasBusy)
        Q_EMIT activityChanged(Activity::None);
    if (problem)
        Q_EMIT problemMet(*problem);
}

void Flow::keep()
{
    if (const auto problem = m_store.save(m_case))
        qCWarning(lcFlow).noquote() << wordsForLog(*problem);
    Q_EMIT caseChanged();
}

} // namespace ringthrough

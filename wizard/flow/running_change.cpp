#include "running_change.h"

namespace ringthrough {

namespace {

// A test that could not even be sent is an answer too: the change has to go on from it.
Diagnosis diagnosisOf(const Outcome<Diagnosis> &result, const SipTarget &target)
{
    if (result)
        return result.value();
    Diagnosis nothing;
    nothing.server = target.host;
    nothing.reason = std::holds_alternative<HostNotFound>(result.problem())
                         ? VerdictReason::NameNotFound
                         : VerdictReason::NoNetwork;
    return nothing;
}

} // namespace

RunningChange::RunningChange(const ChangePlan &plan, SignInDetails signIn,
                             std::optional<SipTestOptions> sip, const JobMakers &makers)
    : m_router(makers.changeRouter(plan, std::move(signIn))),
      m_sip(std::move(sip)),
      m_makeTest(makers.sipTest)
{
    connect(m_router.get(), &Job::progressed, this, &RunningChange::progressed);
    connect(m_router.get(), &ChangeRouter::stageChanged, this, &RunningChange::stageChanged);
    connect(m_router.get(), &ChangeRouter::asked, this, &RunningChange::take);
    connect(m_router.get(), &ChangeRouter::finished, this, &RunningChange::finished);
}

RunningChange::~RunningChange() = default;

void RunningChange::start()
{
    m_router->start();
}

void RunningChange::requestStop()
{
    m_router->requestStop();
}

void RunningChange::answer(bool yes)
{
    m_router->answer(yes);
}

void RunningChange::take(const Question &question)
{
    if (const auto *sipTest = std::get_if<AskSipTest>(&question))
        test(sipTest->afterChange);
    else
        Q_EMIT asked(question);
}

void RunningChange::test(bool afterChange)
{
    if (!m_sip) {
        m_router->answerSipTest(Diagnosis());
        return;
    }
    m_test.reset(m_makeTest(*m_sip));
    connect(m_test.get(), &SipTest::finished, this,
            [this, afterChange](const Outcome<Diagnosis> &result) {
                const Diagnosis diagnosis = diagnosisOf(result, m_sip->target);
                Q_EMIT tested(diagnosis, afterChange);
                m_router->answerSipTest(diagnosis);
            });
    m_test->start();
}

} // namespace ringthrough

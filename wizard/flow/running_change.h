#pragma once

#include "change_router.h"
#include "job_makers.h"

#include <QObject>

#include <optional>

namespace ringthrough {

/// One change of the router together with the SIP tests that it asks for on its way.
class RunningChange : public QObject
{
    Q_OBJECT

public:
    /// Without `sip` the change gets no test and is told so in its plan.
    RunningChange(const ChangePlan &plan, SignInDetails signIn, std::optional<SipTestOptions> sip,
                  const JobMakers &makers);
    ~RunningChange() override;

    void start();
    void requestStop();
    void answer(bool yes);

Q_SIGNALS:
    void progressed(const QString &sentence);
    void stageChanged(ringthrough::Stage stage, ringthrough::StageState state);
    void asked(const ringthrough::Question &question); ///< never AskSipTest: that is answered here
    void tested(const ringthrough::Diagnosis &diagnosis, bool afterChange);
    void finished(const ringthrough::ChangeResult &result);

private:
    void take(const Question &question);
    void test(bool afterChange);

    std::unique_ptr<ChangeRouter> m_router;
    std::unique_ptr<SipTest> m_test;
    std::optional<SipTestOptions> m_sip;
    std::function<SipTest *(const SipTestOptions &)> m_makeTest;
};

} // namespace ringthrough

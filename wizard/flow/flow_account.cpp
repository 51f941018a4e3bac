#include "account_verdict.h"
#include "case_edit.h"
#include "flow_run.h"
#include "profile_target.h"

namespace ringthrough {

bool Flow::mayAskAccount() const
{
    const auto &server = m_around.sipServer;
    return server && m_case.before && accountMayTell(*m_case.before) &&
           !(m_around.profile && isMirrorOf(*m_around.profile, *server));
}

void Flow::testAccount(AccountTestOptions account)
{
    if (isChanging() || !mayAskAccount())
        return;
    clearFrom(m_case, Activity::TestingAccount);
    const SipTestOptions test = sipOptions();
    account.target = test.target;
    account.gateway = test.gateway;
    run(Activity::TestingAccount, m_around.jobs.accountTest(std::move(account)),
        [this](const Outcome<AccountFinding> &result) {
            if (!result)
                return settle(result.problem());
            m_case.account = result.value();
            addAccount(*m_case.before, *m_case.account);
            settle();
        });
}

} // namespace ringthrough

#pragma once

#include "account_test.h"
#include "change_router.h"
#include "check_path.h"
#include "find_gateways.h"
#include "identify_router.h"
#include "sip_test.h"

#include <functional>
#include <memory>

namespace ringthrough {

/// How a flow gets its jobs. Tests hand in jobs that end the way a test needs; everybody else
/// leaves the real ones.
struct JobMakers
{
    std::function<FindGateways *()> findGateways;
    std::function<IdentifyRouter *(const Gateway &, std::shared_ptr<const KnowledgeBase>,
                                   const DiscoveryOptions &)>
        identifyRouter;
    std::function<SipTest *(const SipTestOptions &)> sipTest;
    std::function<CheckPath *(const PathOptions &)> checkPath;
    std::function<AccountTest *(AccountTestOptions)> accountTest;
    std::function<ChangeRouter *(const ChangePlan &, SignInDetails)> changeRouter;
};

JobMakers realJobs();

} // namespace ringthrough

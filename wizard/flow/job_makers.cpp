#include "job_makers.h"

namespace ringthrough {

JobMakers realJobs()
{
    JobMakers makers;
    makers.findGateways = [] { return new FindGateways; };
    makers.identifyRouter = [](const Gateway &gateway,
                               std::shared_ptr<const KnowledgeBase> knowledge,
                               const DiscoveryOptions &options) {
        return new IdentifyRouter(gateway, std::move(knowledge), options);
    };
    makers.sipTest = [](const SipTestOptions &options) { return new SipTest(options); };
    makers.checkPath = [](const PathOptions &options) { return new CheckPath(options); };
    makers.accountTest = [](AccountTestOptions options) {
        return new AccountTest(std::move(options));
    };
    makers.changeRouter = [](const ChangePlan &plan, SignInDetails signIn) {
        return new ChangeRouter(plan, std::move(signIn));
    };
    return makers;
}

} // namespace ringthrough

#include "flow_fakes.h"

namespace ringthrough {

namespace {

Recipe switchRecipe()
{
    Recipe recipe;
    recipe.transports = {Transport::Telnet, Transport::Ssh};
    recipe.signIn.prompt = QRegularExpression(QStringLiteral("> $"));
    recipe.check = {{QStringLiteral("show alg"),
                     QRegularExpression(QStringLiteral("on")),
                     QRegularExpression(QStringLiteral("off")),
                     {}}};
    recipe.change = {{QStringLiteral("alg off"), {}, {}, false}};
    recipe.undo = {{QStringLiteral("alg on"), {}, {}, false}};
    return recipe;
}

Device device(const QString &id, Switchable switchable)
{
    Device made;
    made.id = id;
    made.family = QStringLiteral("Box");
    made.models = {QStringLiteral("B1")};
    made.alg.name = QStringLiteral("SIP ALG");
    made.alg.switchable = switchable;
    made.confidence = Confidence::High;
    return made;
}

} // namespace

FakeCheckPath::FakeCheckPath(const PathOptions &given) : FakeJob<CheckPath>(given), options(given)
{
}

void FakeCheckPath::found(PathCheck check, const PathReport &soFar)
{
    m_report = soFar;
    Q_EMIT checkChanged(check, false);
}

JobMakers FakeJobs::makers()
{
    JobMakers made;
    made.findGateways = [this] { return find = new FakeJob<FindGateways>; };
    made.identifyRouter = [this](const Gateway &gateway,
                                 std::shared_ptr<const KnowledgeBase> knowledge,
                                 const DiscoveryOptions &options) {
        return identify = new FakeJob<IdentifyRouter>(gateway, std::move(knowledge), options);
    };
    made.sipTest = [this](const SipTestOptions &options) {
        sipOptions.append(options);
        return sipTest = new FakeJob<SipTest>(options);
    };
    made.checkPath = [this](const PathOptions &options) {
        return checkPath = new FakeCheckPath(options);
    };
    made.accountTest = [this](AccountTestOptions options) {
        accountOptions = std::move(options);
        return accountTest = new FakeJob<AccountTest>(AccountTestOptions());
    };
    made.changeRouter = [this](const ChangePlan &plan, SignInDetails signIn) {
        plans.append(plan);
        return change = new FakeJob<ChangeRouter>(plan, std::move(signIn));
    };
    return made;
}

std::shared_ptr<const KnowledgeBase> smallKnowledge()
{
    Vendor vendor;
    vendor.id = QStringLiteral("maker");
    vendor.name = QStringLiteral("Maker");
    Device box = device(QStringLiteral("maker-box"), Switchable::WebAndCli);
    box.recipe = switchRecipe();
    GuideStep open;
    open.kind = StepKind::Open;
    open.address = QStringLiteral("http://192.0.2.1/");
    GuideStep press;
    press.kind = StepKind::Press;
    press.labels = {QStringLiteral("Apply")};
    box.guide = {open, press};
    vendor.devices = {box, device(QStringLiteral("maker-fixed"), Switchable::No)};
    return std::make_shared<const KnowledgeBase>(QList<Vendor>{vendor});
}

Network oneGateway()
{
    Gateway gateway;
    gateway.address = QHostAddress(QStringLiteral("192.0.2.1"));
    gateway.interfaceName = QStringLiteral("eth0");
    gateway.link = LinkKind::Cable;
    return {{gateway}, 0};
}

Network twoGateways()
{
    Network network = oneGateway();
    Gateway second = network.gateways.first();
    second.address = QHostAddress(QStringLiteral("198.51.100.1"));
    second.link = LinkKind::Wifi;
    network.gateways.append(second);
    network.chosen = -1;
    return network;
}

IdentifiedRouter surely(const QString &deviceId)
{
    Candidate candidate;
    candidate.vendorId = QStringLiteral("maker");
    candidate.vendorName = QStringLiteral("Maker");
    candidate.deviceId = deviceId;
    candidate.confidence = 0.97;
    IdentifiedRouter router;
    router.identification.candidates = {candidate};
    return router;
}

Diagnosis diagnosis(Verdict verdict, bool byMirror)
{
    Diagnosis made;
    made.verdict = verdict;
    made.provedByMirror = byMirror;
    return made;
}

Surroundings surroundings(FakeJobs &fakes, const QString &folder)
{
    Surroundings around;
    around.knowledge = smallKnowledge();
    around.network = oneGateway();
    around.sipServer = SipTarget{QStringLiteral("mirror.example")};
    around.stateFolder = folder;
    around.jobs = fakes.makers();
    return around;
}

ChangeResult changedTo(ChangeOutcome outcome)
{
    ChangeResult result;
    result.change.outcome = outcome;
    result.change.device = QStringLiteral("maker-box");
    result.change.after = outcome == ChangeOutcome::Off ? AlgState::Off : AlgState::On;
    if (outcome == ChangeOutcome::Off)
        result.change.verifiedBy = {VerifiedBy::Check};
    return result;
}

} // namespace ringthrough

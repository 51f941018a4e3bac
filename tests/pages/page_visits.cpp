#include "page_visits.h"

#include "path_samples.h"

#include <QTemporaryDir>

namespace ringthrough {

namespace {

using Look = std::function<void(WizardDriver &, const QString &)>;
const QString next = QStringLiteral("nextButton");

Diagnosis alteredWithDetails()
{
    Diagnosis found = diagnosis(Verdict::Altered);
    found.reason = VerdictReason::MirrorDiffers;
    found.alterations = {{QStringLiteral("Via host"), QStringLiteral("192.168.1.20"),
                          QStringLiteral("203.0.113.7"), true, QStringLiteral("udp 5060")}};
    ProbeRecord probe;
    probe.sent = QStringLiteral("OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/UDP 192.168.1.20\r\n");
    probe.received = QStringLiteral("OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/UDP 203.0.113.7\r\n");
    found.probes = {probe};
    return found;
}

ChangeResult ended(ChangeOutcome outcome, const std::optional<Problem> &problem)
{
    ChangeResult result;
    result.change.outcome = outcome;
    result.change.device = QStringLiteral("maker-box");
    result.change.after = outcome == ChangeOutcome::Off ? AlgState::Off : AlgState::Unknown;
    result.change.verifiedBy = {VerifiedBy::Check};
    result.problem = problem;
    return result;
}

// A provider's profile with everything that is shown of one.
Profile talkativeProfile()
{
    Profile profile;
    profile.name = QStringLiteral("Example Telephone Company");
    profile.alsoKnownAs = {QStringLiteral("Exatel"), QStringLiteral("Example & Sons")};
    profile.support = {QStringLiteral("+44 1632 960000"),
                       QStringLiteral("https://support.example.com/ringthrough"),
                       QStringLiteral("help@example.com"),
                       {{QStringLiteral("en"), QStringLiteral("Monday to Friday, 8 to 18")}}};
    profile.notes = {
        {QStringLiteral("maker"),
         {{QStringLiteral("en"),
           QStringLiteral("We sell <b>these routers</b> ourselves; their settings for our "
                          "telephones are made already. Call us before you change them.")}}}};
    return profile;
}

void visitProvider(const Look &look)
{
    FakeJobs fakes;
    const QTemporaryDir folder;
    Surroundings around = surroundings(fakes, folder.path());
    around.profile = talkativeProfile();
    WizardDriver wizard(around);
    Q_EMIT fakes.identify->finished(surely(QStringLiteral("maker-box")));
    wizard.click(next);
    Q_EMIT fakes.sipTest->finished(Problem(HostNotFound{QStringLiteral("mirror.example")}));
    look(wizard, QStringLiteral("provider-calls-failed"));
    wizard.click(QStringLiteral("byHandButton"));
    wizard.click(QStringLiteral("showMeButton"));
    look(wizard, QStringLiteral("provider-guide"));
    wizard.click(QStringLiteral("seeButton"));
    wizard.click(QStringLiteral("seeButton"));
    Q_EMIT fakes.sipTest->finished(alteredWithDetails());
    look(wizard, QStringLiteral("provider-not-fixed"));
}

void visitFailures(const Look &look)
{
    FakeJobs fakes;
    const QTemporaryDir folder;
    Surroundings around = surroundings(fakes, folder.path());
    around.network.reset();
    around.sipServer.reset();
    WizardDriver wizard(around);
    Q_EMIT fakes.find->finished(Problem(NoGateway{}));
    look(wizard, QStringLiteral("search-failed"));
    wizard.click(QStringLiteral("tryAgainButton"));
    Q_EMIT fakes.find->finished(twoGateways());
    look(wizard, QStringLiteral("search-several"));
    wizard.click(next);
    Q_EMIT fakes.identify->finished(IdentifiedRouter());
    look(wizard, QStringLiteral("router-unknown"));
    wizard.type(QStringLiteral("deviceField"), QStringLiteral("maker"));
    wizard.click(QStringLiteral("byHandButton"));
    look(wizard, QStringLiteral("calls-server"));
    wizard.click(QStringLiteral("whereButton"));
    look(wizard, QStringLiteral("calls-server-where"));
    wizard.type(QStringLiteral("serverField"), QStringLiteral("https://example.com"));
    Q_EMIT wizard.find<QLineEdit>(QStringLiteral("serverField"))->editingFinished();
    look(wizard, QStringLiteral("calls-server-refused"));
    wizard.click(QStringLiteral("skipButton"));
    look(wizard, QStringLiteral("ways-round"));
    wizard.click(next);
    look(wizard, QStringLiteral("result-nothing-done"));
}

void visitChange(WizardDriver &wizard, FakeJobs &fakes, const Look &look)
{
    wizard.click(QStringLiteral("forMeButton"));
    look(wizard, QStringLiteral("sign-in"));
    wizard.click(QStringLiteral("advancedButton"));
    look(wizard, QStringLiteral("sign-in-advanced"));
    wizard.click(next);
    Q_EMIT fakes.change->stageChanged(Stage::Connect, StageState::Done);
    Q_EMIT fakes.change->stageChanged(Stage::SignIn, StageState::Running);
    look(wizard, QStringLiteral("progress"));
    Q_EMIT fakes.change->asked(AskHostKey{QStringLiteral("SHA256:abcdefghijklmnopqrstuvwxyz")});
    look(wizard, QStringLiteral("progress-question"));
    wizard.window().close();
    look(wizard, QStringLiteral("progress-leaving"));
    wizard.click(QStringLiteral("noButton"));
    Q_EMIT fakes.change->finished(
        ended(ChangeOutcome::Failed, SignInRefused{QStringLiteral("admin"), {}}));
    look(wizard, QStringLiteral("progress-refused"));
    wizard.click(QStringLiteral("tryAgainButton"));
    wizard.click(next);
    Q_EMIT fakes.change->finished(ended(ChangeOutcome::Off, std::nullopt));
    look(wizard, QStringLiteral("progress-done"));
    wizard.click(next);
    look(wizard, QStringLiteral("result-testing"));
    Q_EMIT fakes.sipTest->finished(diagnosis(Verdict::Clean));
    look(wizard, QStringLiteral("result-proven"));
}

ProbeRecord sentProbe(const QString &transport, int port, const QString &outcome)
{
    ProbeRecord made;
    made.name = QStringLiteral("INVITE");
    made.transport = transport;
    made.target = QStringLiteral("203.0.113.2:%1").arg(port);
    made.outcome = outcome;
    return made;
}

// A router without a switch, and every way round it measured to work.
Diagnosis alteredAtHome()
{
    Diagnosis found = alteredWithDetails();
    found.layer = Layer::HomeRouter;
    found.provedByMirror = true;
    found.troubles = {{Trouble::GrownMessage, true}};
    found.server = QStringLiteral("mirror.example:5060");
    found.probes = {sentProbe(QStringLiteral("udp"), 5060, QStringLiteral("altered")),
                    sentProbe(QStringLiteral("udp"), 5060, QStringLiteral("no answer")),
                    sentProbe(QStringLiteral("udp"), 5080, QStringLiteral("same")),
                    sentProbe(QStringLiteral("tcp"), 5060, QStringLiteral("same")),
                    sentProbe(QStringLiteral("tcp"), 5062, QStringLiteral("refused")),
                    sentProbe(QStringLiteral("udp"), 5160, QStringLiteral("answered 200"))};
    return found;
}

PathReport everythingHelps()
{
    PathReport found = fullPath();
    found.nat->mapping = NatDependence::AddressAndPort;
    found.ipv6->reach = Reach::Answered;
    found.voice->roundTripsMicros.clear();
    for (int i = 0; i < 500; ++i)
        found.voice->roundTripsMicros.append(i % 42 == 7 ? -1 : 20000 + (i * 7919) % 9000);
    found.voice->sent = 500;
    found.voice->answered = 488;
    found.voice->everyMs = 20;
    found.voice->lossPercent = 2.4;
    return found;
}

void visitAdvice(const Look &look)
{
    FakeJobs fakes;
    const QTemporaryDir folder;
    WizardDriver wizard(surroundings(fakes, folder.path()));
    Q_EMIT fakes.identify->finished(surely(QStringLiteral("maker-fixed")));
    wizard.click(next);
    Q_EMIT fakes.sipTest->finished(alteredAtHome());
    look(wizard, QStringLiteral("calls-at-home"));
    wizard.click(next);
    look(wizard, QStringLiteral("advice-checking"));
    PathReport soFar;
    soFar.tls = everythingHelps().tls;
    fakes.checkPath->found(PathCheck::Tls, soFar);
    look(wizard, QStringLiteral("advice-first-answer"));
    Q_EMIT fakes.checkPath->finished(everythingHelps());
    look(wizard, QStringLiteral("advice"));
    if (!wizard.click(QStringLiteral("showProof-use_tls")))
        qFatal("the advice cannot be used at once");
    look(wizard, QStringLiteral("advice-proof"));
    wizard.click(QStringLiteral("picturesButton"));
    look(wizard, QStringLiteral("advice-pictures"));
    wizard.click(QStringLiteral("lifetimeButton"));
    look(wizard, QStringLiteral("advice-lifetime"));
    Q_EMIT fakes.checkPath->finished(Problem(HostNotFound{QStringLiteral("mirror.example")}));
    look(wizard, QStringLiteral("advice-failed"));
    wizard.click(next);
    look(wizard, QStringLiteral("result-advised"));
}

void visitBlocked(const Look &look)
{
    FakeJobs fakes;
    const QTemporaryDir folder;
    WizardDriver wizard(surroundings(fakes, folder.path()));
    Q_EMIT fakes.identify->finished(surely(QStringLiteral("maker-box")));
    wizard.click(next);
    Diagnosis blocked = diagnosis(Verdict::Blocked, false);
    blocked.reason = VerdictReason::SilentWhereControlIsNot;
    Q_EMIT fakes.sipTest->finished(blocked);
    wizard.click(next);
    Q_EMIT fakes.checkPath->finished(PathReport());
    look(wizard, QStringLiteral("advice-blocked"));
}

AccountFinding twoPhones(bool differs)
{
    AccountFinding found = fullAccount();
    found.throughTunnel = false;
    if (!differs)
        found.views[1] = found.views[0];
    found.differs = differs;
    found.phoneDropped = differs;
    for (BindingView &view : found.views)
        if (!found.phoneDropped)
            view.contacts.append(QStringLiteral("<sip:12345@192.168.1.44:5062>;expires=1742"));
    return found;
}

void askAccount(WizardDriver &wizard)
{
    wizard.type(QStringLiteral("accountUser"), QStringLiteral("12345"));
    wizard.type(QStringLiteral("accountPassword"), QStringLiteral("sesame"));
    wizard.click(next);
}

void visitAccount(const Look &look)
{
    FakeJobs fakes;
    const QTemporaryDir folder;
    WizardDriver wizard(surroundings(fakes, folder.path()));
    Q_EMIT fakes.identify->finished(surely(QStringLiteral("maker-box")));
    wizard.click(next);
    Diagnosis found = diagnosis(Verdict::Clean, false);
    found.reason = VerdictReason::NoSignFound;
    Q_EMIT fakes.sipTest->finished(found);
    look(wizard, QStringLiteral("calls-no-sign"));
    wizard.click(QStringLiteral("accountButton"));
    look(wizard, QStringLiteral("account"));
    wizard.click(QStringLiteral("moreButton"));
    look(wizard, QStringLiteral("account-more"));
    askAccount(wizard);
    Q_EMIT fakes.accountTest->progressed(
        QStringLiteral("Signing in at mirror.example:5060, as your phone does."));
    Q_EMIT fakes.accountTest->progressed(QStringLiteral("Reading the same list on another way."));
    look(wizard, QStringLiteral("account-asking"));
    Q_EMIT fakes.accountTest->finished(Problem(SignInRefused{QStringLiteral("12345"), {}}));
    look(wizard, QStringLiteral("account-refused"));
    wizard.click(QStringLiteral("tryAgainButton"));
    askAccount(wizard);
    Q_EMIT fakes.accountTest->finished(twoPhones(false));
    look(wizard, QStringLiteral("account-agrees"));
    wizard.click(QStringLiteral("askAgainButton"));
    askAccount(wizard);
    Q_EMIT fakes.accountTest->finished(twoPhones(true));
    look(wizard, QStringLiteral("account-differs"));
}

} // namespace

void visitEveryPage(const Look &look)
{
    visitFailures(look);
    visitProvider(look);
    visitAdvice(look);
    visitBlocked(look);
    visitAccount(look);
    FakeJobs fakes;
    const QTemporaryDir folder;
    WizardDriver wizard(surroundings(fakes, folder.path()));
    look(wizard, QStringLiteral("search"));
    Q_EMIT fakes.identify->finished(surely(QStringLiteral("maker-box")));
    look(wizard, QStringLiteral("router-sure"));
    wizard.click(QStringLiteral("notMyRouterButton"));
    look(wizard, QStringLiteral("router-another"));
    wizard.click(QStringLiteral("notMyRouterButton"));
    wizard.click(next);
    look(wizard, QStringLiteral("calls-testing"));
    Q_EMIT fakes.sipTest->finished(alteredWithDetails());
    wizard.click(QStringLiteral("detailsButton"));
    look(wizard, QStringLiteral("calls-altered"));
    wizard.click(next);
    look(wizard, QStringLiteral("choose"));
    wizard.click(QStringLiteral("showMeButton"));
    look(wizard, QStringLiteral("guide"));
    wizard.click(QStringLiteral("elseButton"));
    look(wizard, QStringLiteral("guide-else"));
    wizard.click(QStringLiteral("backButton"));
    visitChange(wizard, fakes, look);
}

} // namespace ringthrough

#include "profile_target.h"

#include "flow_fakes.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ringthrough;

namespace {

Profile twoMirrors()
{
    Profile profile;
    profile.mirrors = {{QStringLiteral("one.example")}, {QStringLiteral("two.example")}};
    return profile;
}

Surroundings withProfile(FakeJobs &fakes, const QString &folder)
{
    Surroundings around = surroundings(fakes, folder);
    around.profile = twoMirrors();
    around.sipServer = sipTargetOf(*around.profile);
    return around;
}

} // namespace

class TestProfileTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMirrorTellsMost();
    void aServerForTlsAloneIsOfNoUse();
    void tlsOfTheSameServerIsKnown();
    void anEmptyProfileHasNone();
    void oneAfterTheOther();
    void silenceIsNoAnswer_data();
    void silenceIsNoAnswer();
    void theFlowAsksTheNextServer();
    void theFlowKeepsToATypedServer();
};

void TestProfileTarget::aMirrorTellsMost()
{
    Profile profile;
    profile.sipServers = {{QStringLiteral("sip.example"), 5060, SipTransport::Udp}};
    profile.mirrors = {{QStringLiteral("mirror.example"), 5062, 6060, 5061}};
    const auto target = sipTargetOf(profile);
    QVERIFY(target);
    QCOMPARE(*target, (SipTarget{QStringLiteral("mirror.example"), 5062, 6060, 5061}));
}

void TestProfileTarget::aServerForTlsAloneIsOfNoUse()
{
    Profile profile;
    profile.sipServers = {{QStringLiteral("tls.example"), 5061, SipTransport::Tls},
                          {QStringLiteral("sip.example"), 5070, SipTransport::Tcp}};
    QCOMPARE(sipTargetOf(profile), std::optional(SipTarget{QStringLiteral("sip.example"), 5070}));
    profile.sipServers.removeLast();
    QVERIFY(!sipTargetOf(profile));
}

void TestProfileTarget::tlsOfTheSameServerIsKnown()
{
    Profile profile;
    profile.sipServers = {{QStringLiteral("other.example"), 5062, SipTransport::Tls},
                          {QStringLiteral("sip.example"), 5060, SipTransport::Udp},
                          {QStringLiteral("sip.example"), 5063, SipTransport::Tls}};
    QCOMPARE(sipTargetOf(profile),
             std::optional(SipTarget{QStringLiteral("sip.example"), 5060, 0, 5063}));
}

void TestProfileTarget::anEmptyProfileHasNone()
{
    QVERIFY(!sipTargetOf(Profile()));
}

void TestProfileTarget::oneAfterTheOther()
{
    Profile profile = twoMirrors();
    profile.sipServers = {{QStringLiteral("one.example"), 5060, SipTransport::Udp},
                          {QStringLiteral("sip.example"), 5060, SipTransport::Udp},
                          {QStringLiteral("late.example"), 5060, SipTransport::Udp}};
    const QList<SipTarget> targets = sipTargetsOf(profile);
    QCOMPARE(targets.size(), 3); // one.example is a mirror already, late.example is too many
    QCOMPARE(targets.at(2).host, QStringLiteral("sip.example"));
    QCOMPARE(nextSipTarget(profile, targets.at(0)), std::optional(targets.at(1)));
    QCOMPARE(nextSipTarget(profile, targets.at(1)), std::optional(targets.at(2)));
    QVERIFY(!nextSipTarget(profile, targets.at(2)));
    QVERIFY(!nextSipTarget(profile, SipTarget{QStringLiteral("typed.example")}));
}

void TestProfileTarget::silenceIsNoAnswer_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<VerdictReason>("reason");
    QTest::addColumn<bool>("silent");
    QTest::newRow("silent") << Verdict::Inconclusive << VerdictReason::ServerSilent << true;
    QTest::newRow("no name") << Verdict::Inconclusive << VerdictReason::NameNotFound << true;
    QTest::newRow("no network") << Verdict::Inconclusive << VerdictReason::NoNetwork << false;
    QTest::newRow("tunnel") << Verdict::Inconclusive << VerdictReason::ThroughTunnel << false;
    QTest::newRow("blocked") << Verdict::Blocked << VerdictReason::SilentWhereControlIsNot << false;
    QTest::newRow("clean") << Verdict::Clean << VerdictReason::MirrorUnchanged << false;
}

void TestProfileTarget::silenceIsNoAnswer()
{
    QFETCH(Verdict, verdict);
    QFETCH(VerdictReason, reason);
    Diagnosis found;
    found.verdict = verdict;
    found.reason = reason;
    QTEST(saidNothing(found), "silent");
    QVERIFY(saidNothing(Problem(HostNotFound{QStringLiteral("a.example")})));
    QVERIFY(!saidNothing(Problem(Cancelled{})));
}

void TestProfileTarget::theFlowAsksTheNextServer()
{
    FakeJobs fakes;
    const QTemporaryDir folder;
    Flow flow(withProfile(fakes, folder.path()));
    flow.begin();
    Q_EMIT fakes.identify->finished(IdentifiedRouter());
    flow.testBefore();
    QSignalSpy said(&flow, &Flow::progressed);
    Q_EMIT fakes.sipTest->finished(Problem(HostNotFound{QStringLiteral("one.example")}));
    QCOMPARE(flow.activity(), Activity::TestingBefore);
    QCOMPARE(fakes.sipOptions.last().target.host, QStringLiteral("two.example"));
    QCOMPARE(said.size(), 1);
    Q_EMIT fakes.sipTest->finished(diagnosis(Verdict::Altered));
    QCOMPARE(flow.activity(), Activity::None);
    QCOMPARE(flow.current().before->verdict, Verdict::Altered);
    flow.testBefore(); // what answered once is asked again, so that before and after compare
    QCOMPARE(fakes.sipOptions.last().target.host, QStringLiteral("two.example"));
    Q_EMIT fakes.sipTest->finished(Diagnosis());
    QCOMPARE(flow.activity(), Activity::None);
    QCOMPARE(flow.current().before->reason, VerdictReason::ServerSilent);
    QCOMPARE(flow.sipServer()->host, QStringLiteral("one.example")); // all were silent
}

void TestProfileTarget::theFlowKeepsToATypedServer()
{
    FakeJobs fakes;
    const QTemporaryDir folder;
    Surroundings around = withProfile(fakes, folder.path());
    around.sipServer = SipTarget{QStringLiteral("typed.example")};
    Flow flow(around);
    flow.begin();
    Q_EMIT fakes.identify->finished(IdentifiedRouter());
    flow.testBefore();
    Q_EMIT fakes.sipTest->finished(Diagnosis());
    QCOMPARE(flow.activity(), Activity::None);
    QCOMPARE(fakes.sipOptions.size(), 1);
    QCOMPARE(flow.sipServer()->host, QStringLiteral("typed.example"));
}

QTEST_GUILESS_MAIN(TestProfileTarget)
#include "tst_profile_target.moc"

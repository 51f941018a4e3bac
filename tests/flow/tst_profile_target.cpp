#include "profile_target.h"

#include <QTest>

using namespace ringthrough;

class TestProfileTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMirrorTellsMost();
    void aServerForTlsAloneIsOfNoUse();
    void anEmptyProfileHasNone();
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

void TestProfileTarget::anEmptyProfileHasNone()
{
    QVERIFY(!sipTargetOf(Profile()));
}

QTEST_GUILESS_MAIN(TestProfileTarget)
#include "tst_profile_target.moc"

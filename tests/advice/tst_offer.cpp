#include "flow_fakes.h"
#include "offer.h"

#include <QTest>

using namespace ringthrough;

class TestOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersASureDeviceWithARecipe();
    void asksForAServerWhereItIsTheOnlyCheck();
    void choosesWhatTheRouterSpeaks();
};

void TestOffer::offersASureDeviceWithARecipe()
{
    Case state;
    state.network = oneGateway();
    state.identification = surely(QStringLiteral("maker-box")).identification;
    state.chosenDevice = QStringLiteral("maker-box");
    QVERIFY(!reasonAgainstChange(state, *smallKnowledge(), false));

    state.chosenDevice = QStringLiteral("maker-fixed"); // another than the one that was identified
    const auto against = reasonAgainstChange(state, *smallKnowledge(), true);
    QVERIFY(against && std::holds_alternative<NoRecipe>(*against));
}

void TestOffer::asksForAServerWhereItIsTheOnlyCheck()
{
    QList<Vendor> vendors = smallKnowledge()->vendors();
    Recipe &recipe = *vendors[0].devices[0].recipe;
    recipe.check.clear();
    recipe.sipTestIsCheck = true;
    const KnowledgeBase base(vendors);
    Case state;
    state.network = oneGateway();
    state.chosenDevice = QStringLiteral("maker-box");
    state.chosenByPerson = true;
    const auto against = reasonAgainstChange(state, base, false);
    QVERIFY(against && std::holds_alternative<SipServerNeeded>(*against));
    QVERIFY(!reasonAgainstChange(state, base, true));
}

void TestOffer::choosesWhatTheRouterSpeaks()
{
    const Recipe recipe = *smallKnowledge()->device(QStringLiteral("maker-box"))->device->recipe;
    QCOMPARE(preferredTransport(recipe, std::nullopt), Transport::Telnet); // the recipe's first
    Evidence evidence;
    evidence.observations = {{Signal::SshBanner, QStringLiteral("SSH-2.0-x"), {}}};
    QCOMPARE(preferredTransport(recipe, evidence), Transport::Ssh);
    evidence.observations.append({Signal::TelnetBanner, QStringLiteral("login:"), {}});
    QCOMPARE(preferredTransport(recipe, evidence), Transport::Telnet);
}

QTEST_GUILESS_MAIN(TestOffer)
#include "tst_offer.moc"

#include "flow_fakes.h"
#include "wizard_driver.h"

#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>

using namespace ringthrough;

namespace {

const QString next = QStringLiteral("nextButton");
const QString stop = QStringLiteral("closeButton");

} // namespace

/// What the pages do when something goes wrong, or when somebody has had enough.
class TestTroubles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutANetworkTheGuideIsThere();
    void severalConnectionsAreAskedAbout();
    void stopEndsEveryWait();
    void anUnknownRouterIsTestedAllTheSame();
    void theServerIsAskedForOnlyWhenNoneIsKnown();
    void aProblemOfTheTestLeavesThreeWaysOn();
    void enterNeverChangesTheRouter();
    void theRestartIsAskedForInThePage();
    void anUncertainEndIsSaidBeforeLeaving();
    void theStepsAtTheSideLeadBack();
    void supportGetsAReportFromAnyFailure();

private:
    QTemporaryDir m_folder;
    FakeJobs m_fakes;
};

void TestTroubles::withoutANetworkTheGuideIsThere()
{
    Surroundings around = surroundings(m_fakes, {});
    around.network.reset();
    WizardDriver wizard(around);
    Q_EMIT m_fakes.find->finished(Problem(NoGateway{}));
    QVERIFY(!wizard.text(QStringLiteral("failureWords")).isEmpty());
    QVERIFY(wizard.click(QStringLiteral("byHandButton")));
    QCOMPARE(wizard.page(), PageId::Router);
    wizard.type(QStringLiteral("deviceField"), QStringLiteral("B1"));
    wizard.find<QListWidget>(QStringLiteral("deviceList"))->setCurrentRow(0);
    QVERIFY(wizard.click(next));
    QCOMPARE(wizard.page(), PageId::Guide);
    QVERIFY(wizard.text(QStringLiteral("stepSentence")).contains(QStringLiteral("192.0.2.1")));
}

void TestTroubles::severalConnectionsAreAskedAbout()
{
    Surroundings around = surroundings(m_fakes, {});
    around.network = twoGateways();
    WizardDriver wizard(around);
    QVERIFY(wizard.find<QAbstractButton>(QStringLiteral("gateway0")));
    QVERIFY(wizard.click(QStringLiteral("gateway1")));
    QVERIFY(wizard.click(next));
    QCOMPARE(wizard.flow().current().network->chosen, 1);
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
    QCOMPARE(wizard.page(), PageId::Router);
}

void TestTroubles::stopEndsEveryWait()
{
    Surroundings around = surroundings(m_fakes, {});
    around.network.reset();
    WizardDriver wizard(around);
    const auto stopped = [&] {
        return wizard.click(stop) && wizard.flow().activity() == Activity::None &&
               wizard.window().isVisible() &&
               wizard.find<QPushButton>(QStringLiteral("tryAgainButton"));
    };
    QCOMPARE(wizard.flow().activity(), Activity::FindingGateway);
    QVERIFY(stopped());
    QVERIFY(wizard.click(QStringLiteral("tryAgainButton")));
    Q_EMIT m_fakes.find->finished(oneGateway());
    QCOMPARE(wizard.flow().activity(), Activity::Identifying);
    QVERIFY(stopped());
    QVERIFY(wizard.click(QStringLiteral("tryAgainButton")));
    Q_EMIT m_fakes.find->finished(oneGateway());
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
    QVERIFY(wizard.click(next));
    QCOMPARE(wizard.flow().activity(), Activity::TestingBefore);
    QVERIFY(stopped());
    QVERIFY(wizard.click(stop)); // nothing runs any more: the same button closes
    QVERIFY(!wizard.window().isVisible());
}

void TestTroubles::anUnknownRouterIsTestedAllTheSame()
{
    WizardDriver wizard(surroundings(m_fakes, {}));
    Q_EMIT m_fakes.identify->finished(IdentifiedRouter());
    QCOMPARE(wizard.page(), PageId::Router);
    QVERIFY(!wizard.find<QPushButton>(next)->isEnabled()); // nothing is chosen for anybody
    QVERIFY(wizard.click(QStringLiteral("byHandButton")));
    QCOMPARE(wizard.page(), PageId::Calls);
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    QVERIFY(wizard.click(next));
    QCOMPARE(wizard.page(), PageId::Advice);
}

void TestTroubles::theServerIsAskedForOnlyWhenNoneIsKnown()
{
    Surroundings around = surroundings(m_fakes, {});
    around.sipServer.reset();
    WizardDriver wizard(around);
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
    QVERIFY(wizard.click(next));
    QCOMPARE(wizard.page(), PageId::Calls);
    QVERIFY(!m_fakes.sipTest);
    QVERIFY(!wizard.find<QPushButton>(next)->isEnabled());
    wizard.type(QStringLiteral("serverField"), QStringLiteral("sip.example.com"));
    QVERIFY(wizard.click(next));
    QVERIFY(m_fakes.sipTest);
    QCOMPARE(m_fakes.sipOptions.last().target.host, QStringLiteral("sip.example.com"));
    QVERIFY(!wizard.find<QLineEdit>(QStringLiteral("serverField")));
}

void TestTroubles::aProblemOfTheTestLeavesThreeWaysOn()
{
    WizardDriver wizard(surroundings(m_fakes, {}));
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
    wizard.click(next);
    Q_EMIT m_fakes.sipTest->finished(Problem(HostNotFound{QStringLiteral("mirror.example")}));
    QVERIFY(wizard.text(QStringLiteral("failureWords")).contains(QStringLiteral("mirror.example")));
    QVERIFY(wizard.find<QPushButton>(QStringLiteral("supportButton")));
    QVERIFY(wizard.click(QStringLiteral("tryAgainButton")));
    QCOMPARE(wizard.flow().activity(), Activity::TestingBefore);
    Q_EMIT m_fakes.sipTest->finished(Problem(HostNotFound{QStringLiteral("mirror.example")}));
    QVERIFY(wizard.click(QStringLiteral("byHandButton")));
    QCOMPARE(wizard.page(), PageId::Choose);
}

void TestTroubles::enterNeverChangesTheRouter()
{
    WizardDriver wizard(surroundings(m_fakes, {}));
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
    wizard.click(next);
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    wizard.click(next);
    QVERIFY(wizard.click(QStringLiteral("forMeButton")));
    QCOMPARE(wizard.page(), PageId::SignIn);
    QTest::keyClick(wizard.find<QLineEdit>(QStringLiteral("passwordField")), Qt::Key_Return);
    QCOMPARE(wizard.page(), PageId::SignIn);
    QVERIFY(!m_fakes.change);
}

void TestTroubles::theRestartIsAskedForInThePage()
{
    WizardDriver wizard(surroundings(m_fakes, {}));
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
    wizard.flow().switchOff(Transport::Telnet, {});
    wizard.window().goTo(PageId::Progress);
    Q_EMIT m_fakes.change->asked(AskRestart{90, true});
    QVERIFY(wizard.text(QStringLiteral("questionWhy")).contains(QStringLiteral("power plug")));
    QCOMPARE(QApplication::topLevelWidgets().count(&wizard.window()), 1);
    QVERIFY(!QApplication::activeModalWidget()); // no pop-up
    QCOMPARE(wizard.window().focusWidget()->objectName(), QStringLiteral("noButton"));
    QVERIFY(wizard.click(QStringLiteral("yesButton")));
    QVERIFY(!wizard.find<QPushButton>(QStringLiteral("yesButton")));
}

void TestTroubles::anUncertainEndIsSaidBeforeLeaving()
{
    WizardDriver wizard(surroundings(m_fakes, {}));
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
    wizard.flow().switchOff(Transport::Telnet, {});
    wizard.window().goTo(PageId::Progress);
    wizard.window().close();
    QVERIFY(wizard.click(QStringLiteral("yesButton"))); // stop
    ChangeResult result;
    result.change.outcome = ChangeOutcome::Uncertain;
    result.problem = UndoFailed{QStringLiteral("unknown")};
    Q_EMIT m_fakes.change->finished(result);
    QVERIFY(wizard.window().isVisible());
    QVERIFY(wizard.text(QStringLiteral("changeStatus")).contains(QStringLiteral("estart")));
}

void TestTroubles::theStepsAtTheSideLeadBack()
{
    WizardDriver wizard(surroundings(m_fakes, {}));
    Q_EMIT m_fakes.identify->finished(surely(QStringLiteral("maker-box")));
    wizard.click(next);
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    wizard.click(next);
    QCOMPARE(wizard.page(), PageId::Choose);
    QVERIFY(!wizard.click(QStringLiteral("step5"))); // still to come
    QVERIFY(wizard.click(QStringLiteral("step2")));
    QCOMPARE(wizard.page(), PageId::Router);
    QVERIFY(wizard.flow().current().before); // going back loses nothing
    QVERIFY(wizard.click(next));
    QCOMPARE(wizard.page(), PageId::Calls);
    QVERIFY(wizard.flow().current().before);
}

void TestTroubles::supportGetsAReportFromAnyFailure()
{
    Surroundings around = surroundings(m_fakes, {});
    around.network.reset();
    WizardDriver wizard(around);
    Q_EMIT m_fakes.find->finished(Problem(NoGateway{}));
    QVERIFY(wizard.click(QStringLiteral("supportButton")));
    QCOMPARE(wizard.page(), PageId::Result);
    QCOMPARE(wizard.text(QStringLiteral("reference")), wizard.flow().current().reference);
    QVERIFY(wizard.click(QStringLiteral("copyButton")));
    QVERIFY(!wizard.text(QStringLiteral("reportStatus")).isEmpty());
}

QTEST_MAIN(TestTroubles)
#include "tst_troubles.moc"

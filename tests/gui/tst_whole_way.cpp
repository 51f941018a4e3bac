#include "check_list.h"
#include "practice_home.h"
#include "wizard_driver.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace ringthrough;

namespace {

const QString next = QStringLiteral("nextButton");
const QString mikrotik = QStringLiteral("mikrotik-routeros");

bool toChoosePage(WizardDriver &wizard)
{
    return wizard.waitFor(PageId::Router, 20000) && wizard.click(next) &&
           wizard.waitForButton(QStringLiteral("detailsButton"), 20000) && wizard.click(next) &&
           wizard.waitFor(PageId::Choose);
}

// Says yes to whatever the router asks on the way, until the change is over.
bool throughTheChange(WizardDriver &wizard)
{
    return QTest::qWaitFor(
        [&] {
            wizard.click(QStringLiteral("yesButton"));
            return !wizard.flow().isChanging();
        },
        60000);
}

} // namespace

/// The whole way through the window, against a practice router: what is asserted is how the router
/// ends up, not only what the pages say.
class TestWholeWay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void switchesOffAndPutsBack_data();
    void switchesOffAndPutsBack();
    void aWrongPasswordChangesNothing();
    void byHand();
    void someRoutersHaveNoSwitch();
    void closingDuringAChangeAsksFirst();
    void offersAtTheNextStartToPutBack();
};

void TestWholeWay::switchesOffAndPutsBack_data()
{
    QTest::addColumn<QString>("choice");
    QTest::newRow("by telnet") << QStringLiteral("telnetChoice");
    QTest::newRow("by ssh") << QStringLiteral("sshChoice");
}

void TestWholeWay::switchesOffAndPutsBack()
{
    QFETCH(QString, choice);
    PracticeHome home(mikrotik);
    QVERIFY(home.isReady());
    QVERIFY(home.router().algIsOn());
    WizardDriver wizard(home.surroundings());
    QVERIFY(toChoosePage(wizard));
    QCOMPARE(wizard.flow().current().before->verdict, Verdict::Altered);
    QVERIFY(wizard.click(QStringLiteral("forMeButton")));

    QVERIFY(wizard.click(QStringLiteral("advancedButton")));
    wizard.find<QRadioButton>(choice)->setChecked(true);
    const auto *commands = wizard.find<QPlainTextEdit>(QStringLiteral("commands"));
    QVERIFY(commands->toPlainText().contains(QStringLiteral("disable sip")));
    wizard.type(QStringLiteral("userField"), home.addresses().user);
    wizard.type(QStringLiteral("passwordField"), home.addresses().password);
    QVERIFY(!commands->toPlainText().contains(home.addresses().password));
    QVERIFY(wizard.click(next));
    QCOMPARE(wizard.page(), PageId::Progress);
    QVERIFY(!wizard.find<QPushButton>(QStringLiteral("backButton")));
    QVERIFY(throughTheChange(wizard));
    QVERIFY(!home.router().algIsOn());

    QVERIFY(wizard.click(next));
    QVERIFY(QTest::qWaitFor([&] { return wizard.flow().current().after.has_value(); }, 20000));
    QCOMPARE(wizard.flow().current().after->verdict, Verdict::Clean);
    QVERIFY(wizard.flow().current().proof->isProven());

    QVERIFY(wizard.click(QStringLiteral("putBackButton")));
    QCOMPARE(wizard.page(), PageId::SignIn);
    wizard.type(QStringLiteral("passwordField"), home.addresses().password);
    QVERIFY(wizard.click(next));
    QVERIFY(throughTheChange(wizard));
    QVERIFY(home.router().algIsOn());
    QCOMPARE(wizard.flow().current().change->outcome, ChangeOutcome::PutBack);
    QVERIFY(!home.everythingKept().contains(home.addresses().password.toUtf8()));
}

void TestWholeWay::aWrongPasswordChangesNothing()
{
    PracticeHome home(mikrotik);
    WizardDriver wizard(home.surroundings());
    QVERIFY(toChoosePage(wizard));
    QVERIFY(wizard.click(QStringLiteral("forMeButton")));
    wizard.type(QStringLiteral("userField"), home.addresses().user);
    wizard.type(QStringLiteral("passwordField"), QStringLiteral("quite-wrong"));
    QVERIFY(wizard.click(next));
    QVERIFY(throughTheChange(wizard));
    QVERIFY(wizard.waitForButton(QStringLiteral("tryAgainButton")));
    QVERIFY(home.router().algIsOn());
    QVERIFY(wizard.text(QStringLiteral("failureWords"))
                .contains(QStringLiteral("Nothing was changed")));
    auto *stages = wizard.find<CheckList>(QStringLiteral("stageList"));
    for (int row = 0; row < stages->count(); ++row)
        QVERIFY(stages->mark(row) != Mark::Now); // nothing goes on any more
    QVERIFY(wizard.find<QPushButton>(QStringLiteral("byHandButton")));
    QVERIFY(wizard.find<QPushButton>(QStringLiteral("supportButton")));
    QVERIFY(!home.everythingKept().contains("quite-wrong"));
    QVERIFY(wizard.click(QStringLiteral("tryAgainButton")));
    QCOMPARE(wizard.page(), PageId::SignIn);
    QVERIFY(wizard.find<QLineEdit>(QStringLiteral("passwordField"))->text().isEmpty());
}

void TestWholeWay::byHand()
{
    PracticeHome home(mikrotik);
    WizardDriver wizard(home.surroundings());
    QVERIFY(toChoosePage(wizard));
    QVERIFY(wizard.click(QStringLiteral("showMeButton")));
    const int steps = wizard.flow().current().guided->stepsTotal;
    QVERIFY(steps > 2);
    QVERIFY(!wizard.text(QStringLiteral("stepSentence")).isEmpty());
    QVERIFY(wizard.click(QStringLiteral("seeButton")));
    QVERIFY(wizard.click(QStringLiteral("elseButton")));
    QVERIFY(!wizard.text(QStringLiteral("failureWords")).isEmpty());
    QVERIFY(wizard.click(QStringLiteral("stepBackButton")));
    QCOMPARE(wizard.flow().current().guided->stepsDone, 0);
    for (int i = 0; i < steps; ++i)
        QVERIFY(wizard.click(QStringLiteral("seeButton")));
    QCOMPARE(wizard.page(), PageId::Result);
    QCOMPARE(wizard.flow().current().guided->stepsDone, steps);
    QVERIFY(QTest::qWaitFor([&] { return wizard.flow().current().after.has_value(); }, 20000));
    // Nobody has touched the practice router, and the wizard does not claim that anybody had.
    QCOMPARE(wizard.flow().current().after->verdict, Verdict::Altered);
    QVERIFY(!wizard.flow().current().proof->isProven());
}

void TestWholeWay::someRoutersHaveNoSwitch()
{
    PracticeHome home(mikrotik);
    WizardDriver wizard(home.surroundings());
    QVERIFY(wizard.waitFor(PageId::Router, 20000));
    QVERIFY(wizard.click(QStringLiteral("notMyRouterButton")));
    QVERIFY(wizard.type(QStringLiteral("deviceField"), QStringLiteral("FRITZ!Box")));
    auto *list = wizard.find<QListWidget>(QStringLiteral("deviceList"));
    QVERIFY(list->count() > 0);
    list->setCurrentRow(0);
    QVERIFY(wizard.click(next));
    QVERIFY(wizard.waitForButton(QStringLiteral("detailsButton"), 20000));
    QVERIFY(wizard.click(next));
    QCOMPARE(wizard.page(), PageId::Advice);
    QVERIFY(QTest::qWaitFor([&] { return wizard.flow().activity() == Activity::None; }, 30000));
    QVERIFY(wizard.find<QFrame>(QStringLiteral("advice-own_router")));
    QVERIFY(wizard.click(QStringLiteral("allWaysButton")));
    QCOMPARE(wizard.page(), PageId::WaysRound);
    QVERIFY(wizard.window().page().findChildren<QLabel *>().size() > 3);
    QVERIFY(wizard.click(next));
    QCOMPARE(wizard.page(), PageId::Result);
}

void TestWholeWay::closingDuringAChangeAsksFirst()
{
    PracticeHome home(mikrotik);
    WizardDriver wizard(home.surroundings());
    QVERIFY(toChoosePage(wizard));
    QVERIFY(wizard.click(QStringLiteral("forMeButton")));
    wizard.type(QStringLiteral("passwordField"), home.addresses().password);
    QVERIFY(wizard.click(next));
    QVERIFY(wizard.flow().isChanging());
    wizard.window().close();
    QVERIFY(wizard.window().isVisible());
    QVERIFY(!wizard.text(QStringLiteral("questionText")).isEmpty());
    QVERIFY(wizard.click(QStringLiteral("yesButton")));
    QVERIFY(QTest::qWaitFor([&] { return !wizard.flow().isChanging(); }, 60000));
    QVERIFY(wizard.flow().current().change.has_value()); // it says how it ended
    if (wizard.flow().current().change->outcome != ChangeOutcome::Off)
        QVERIFY(home.router().algIsOn());
}

void TestWholeWay::offersAtTheNextStartToPutBack()
{
    PracticeHome home(mikrotik);
    {
        Flow before(home.surroundings());
        before.begin();
        QVERIFY(QTest::qWaitFor([&] { return before.activity() == Activity::None; }, 20000));
        QObject::connect(&before, &Flow::asked, [&] { before.answer(true); });
        before.switchOff(Transport::Telnet, {home.addresses().user,
                                             Secret(home.addresses().password.toUtf8()), Secret()});
        QVERIFY(QTest::qWaitFor([&] { return !before.isChanging(); }, 60000));
        QVERIFY(!home.router().algIsOn());
    }
    WizardDriver wizard(home.surroundings());
    QVERIFY(wizard.text(QStringLiteral("questionText")).contains(QStringLiteral("put back")));
    QVERIFY(wizard.click(QStringLiteral("yesButton")));
    QCOMPARE(wizard.page(), PageId::SignIn);
    QCOMPARE(wizard.find<QLineEdit>(QStringLiteral("userField"))->text(), home.addresses().user);
    wizard.type(QStringLiteral("passwordField"), home.addresses().password);
    QVERIFY(wizard.click(next));
    QVERIFY(throughTheChange(wizard));
    QVERIFY(home.router().algIsOn());
}

QTEST_MAIN(TestWholeWay)
#include "tst_whole_way.moc"

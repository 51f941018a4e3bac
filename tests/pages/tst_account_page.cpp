#include "check_list.h"
#include "flow_fakes.h"
#include "password_field.h"
#include "path_samples.h"
#include "path_words.h"
#include "wizard_driver.h"

#include <QCheckBox>
#include <QFrame>
#include <QPushButton>
#include <QTemporaryDir>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

const QString next = u"nextButton"_s;
const QString toAccount = u"accountButton"_s;

Diagnosis noSign()
{
    Diagnosis found = diagnosis(Verdict::Clean, false);
    found.reason = VerdictReason::NoSignFound;
    return found;
}

AccountFinding differing()
{
    AccountFinding found = fullAccount();
    found.throughTunnel = false;
    found.phoneDropped = false;
    return found;
}

AccountFinding agreeing()
{
    AccountFinding found = differing();
    found.differs = false;
    found.views[1].contacts = found.views[0].contacts;
    return found;
}

} // namespace

/// The page that asks with the person's own account.
class TestAccountPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOfferedWhereItMayTell_data();
    void isOfferedWhereItMayTell();
    void asksWithWhatWasTyped();
    void theOtherNameCountsOnlyWhileItIsShown();
    void needsNameAndPassword();
    void thePasswordLeavesThePage();
    void thePasswordIsNotKeptForLater();
    void enterNeverSignsIn();
    void showsWhatIsGoingOn();
    void twoListsThatDifferProveIt();
    void twoListsThatAgreeAreNoSign();
    void aDroppedPhoneIsSaid();
    void aVpnIsSaid();
    void aProblemIsSaidAndTriedAgain();
    void canBeStopped();
    void isNotLeftWhileItIsSignedIn();
    void anOldProblemIsNotItsOwn();
    void goesOnWithoutIt();

private:
    std::unique_ptr<WizardDriver> toForm(const Diagnosis &found = noSign());
    std::unique_ptr<WizardDriver> asking();

    FakeJobs m_fakes;
    QTemporaryDir m_folder;
};

std::unique_ptr<WizardDriver> TestAccountPage::toForm(const Diagnosis &found)
{
    auto wizard = std::make_unique<WizardDriver>(surroundings(m_fakes, m_folder.path()));
    Q_EMIT m_fakes.identify->finished(surely(u"maker-box"_s));
    wizard->click(next);
    Q_EMIT m_fakes.sipTest->finished(found);
    wizard->click(toAccount);
    return wizard;
}

std::unique_ptr<WizardDriver> TestAccountPage::asking()
{
    auto wizard = toForm();
    wizard->type(u"accountUser"_s, u"12345"_s);
    wizard->type(u"accountPassword"_s, u"sesame"_s);
    wizard->click(next);
    return wizard;
}

void TestAccountPage::isOfferedWhereItMayTell_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<bool>("byMirror");
    QTest::addColumn<bool>("offered");
    QTest::newRow("no sign") << Verdict::Clean << false << true;
    QTest::newRow("silent") << Verdict::Inconclusive << false << true;
    QTest::newRow("proved clean") << Verdict::Clean << true << false;
    QTest::newRow("altered") << Verdict::Altered << false << false;
    QTest::newRow("blocked") << Verdict::Blocked << false << false;
}

void TestAccountPage::isOfferedWhereItMayTell()
{
    QFETCH(Verdict, verdict);
    QFETCH(bool, byMirror);
    QFETCH(bool, offered);
    const auto wizard = toForm(diagnosis(verdict, byMirror));
    QCOMPARE(wizard->page(), offered ? PageId::Account : PageId::Calls);
    QCOMPARE(stepOf(wizard->page()), WizardStep::Calls);
}

void TestAccountPage::asksWithWhatWasTyped()
{
    const auto wizard = toForm();
    QVERIFY(wizard->text(u"accountHow"_s).contains(u"mirror.example"_s)); // whom it goes to
    wizard->type(u"accountUser"_s, u" 12345@example.org "_s);
    wizard->type(u"accountPassword"_s, u" sesame "_s);
    QVERIFY(wizard->click(u"moreButton"_s));
    wizard->type(u"signInAs"_s, u"anna"_s);
    QVERIFY(wizard->click(next));
    QCOMPARE(wizard->flow().activity(), Activity::TestingAccount);
    QCOMPARE(m_fakes.accountOptions.user, u"12345@example.org"_s);
    QCOMPARE(m_fakes.accountOptions.signInAs, u"anna"_s);
    QCOMPARE(m_fakes.accountOptions.password.reveal(), QByteArray(" sesame "));
}

void TestAccountPage::theOtherNameCountsOnlyWhileItIsShown()
{
    const auto wizard = toForm();
    QVERIFY(!wizard->find<QLineEdit>(u"signInAs"_s));
    wizard->click(u"moreButton"_s);
    wizard->type(u"signInAs"_s, u"anna"_s);
    wizard->click(u"moreButton"_s);
    wizard->type(u"accountUser"_s, u"12345"_s);
    wizard->type(u"accountPassword"_s, u"sesame"_s);
    QVERIFY(wizard->click(next));
    QVERIFY(m_fakes.accountOptions.signInAs.isEmpty());
}

void TestAccountPage::needsNameAndPassword()
{
    const auto wizard = toForm();
    QVERIFY(!wizard->click(next));
    wizard->type(u"accountUser"_s, u"12345"_s);
    QVERIFY(!wizard->click(next));
    wizard->type(u"accountPassword"_s, u"sesame"_s);
    QVERIFY(wizard->find<QPushButton>(next)->isEnabled());
    wizard->type(u"accountUser"_s, u" "_s);
    QVERIFY(!wizard->click(next));
}

void TestAccountPage::thePasswordLeavesThePage()
{
    const auto wizard = toForm();
    wizard->type(u"accountUser"_s, u"12345"_s);
    wizard->type(u"accountPassword"_s, u"sesame"_s);
    auto *field = wizard->find<QLineEdit>(u"accountPassword"_s);
    auto *show = wizard->find<QCheckBox>(u"showPassword"_s);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    show->click();
    QCOMPARE(field->echoMode(), QLineEdit::Normal);
    wizard->click(next);
    QVERIFY(field->text().isEmpty());
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    field->setEchoMode(QLineEdit::Normal); // hidden lines undo nothing
    field->undo();
    QVERIFY(field->text().isEmpty());
}

void TestAccountPage::thePasswordIsNotKeptForLater()
{
    const auto wizard = toForm();
    wizard->type(u"accountUser"_s, u"12345"_s);
    wizard->type(u"accountPassword"_s, u"sesame"_s);
    QVERIFY(wizard->click(u"backButton"_s));
    QCOMPARE(wizard->page(), PageId::Calls);
    QVERIFY(wizard->click(toAccount));
    QCOMPARE(wizard->find<QLineEdit>(u"accountUser"_s)->text(), u"12345"_s);
    QVERIFY(wizard->find<QLineEdit>(u"accountPassword"_s)->text().isEmpty());
}

void TestAccountPage::enterNeverSignsIn()
{
    const auto wizard = toForm();
    wizard->type(u"accountUser"_s, u"12345"_s);
    wizard->type(u"accountPassword"_s, u"sesame"_s);
    QVERIFY(!wizard->find<QPushButton>(next)->isDefault());
    QTest::keyClick(wizard->find<QLineEdit>(u"accountPassword"_s), Qt::Key_Return);
    QCOMPARE(wizard->flow().activity(), Activity::None);
    QCOMPARE(wizard->page(), PageId::Account);
}

void TestAccountPage::showsWhatIsGoingOn()
{
    const auto wizard = asking();
    QVERIFY(!wizard->find<QLineEdit>(u"accountPassword"_s));
    QVERIFY(!wizard->find<QPushButton>(next)->isEnabled());
    QVERIFY(wizard->text(u"accountWords"_s).contains(u"at most 20"_s));
    Q_EMIT m_fakes.accountTest->progressed(u"Signing in."_s);
    const auto *list = wizard->find<CheckList>(u"accountList"_s);
    QVERIFY(list);
    QCOMPARE(list->sentence(0), u"Signing in."_s);
    QCOMPARE(list->mark(0), Mark::Now);
    Q_EMIT m_fakes.accountTest->progressed(u"Reading."_s);
    QCOMPARE(list->mark(0), Mark::Done);
    QCOMPARE(list->mark(1), Mark::Now);
    QVERIFY(!wizard->text(u"stepOf"_s).isEmpty());
}

void TestAccountPage::twoListsThatDifferProveIt()
{
    const auto wizard = asking();
    Q_EMIT m_fakes.accountTest->finished(differing());
    QCOMPARE(wizard->title(), u"Yes, your calls are changed on the way"_s);
    QCOMPARE(wizard->text(u"accountWords"_s), wordsForPerson(differing()));
    QVERIFY(wizard->text(u"usualList"_s).contains(u"192.168.1.20:40000"_s));
    QVERIFY(wizard->text(u"otherList"_s).contains(u"192.0.2.77:40000"_s));
    QVERIFY(wizard->text(u"droppedPhone"_s).isEmpty());
    QVERIFY(!wizard->find<QPushButton>(u"askAgainButton"_s)); // it is proved
    QVERIFY(wizard->click(u"backButton"_s));
    QCOMPARE(wizard->title(), u"Yes, your calls are changed on the way"_s);
    QVERIFY(wizard->find<QPushButton>(u"detailsButton"_s));
    QVERIFY(!wizard->find<QPushButton>(toAccount));
    QVERIFY(wizard->click(next));
    QCOMPARE(wizard->page(), PageId::Choose); // as after any test that proves it
}

void TestAccountPage::twoListsThatAgreeAreNoSign()
{
    const auto wizard = asking();
    Q_EMIT m_fakes.accountTest->finished(agreeing());
    QCOMPARE(wizard->title(), u"Your account shows no sign of a change"_s);
    QCOMPARE(wizard->text(u"usualList"_s).section(u'\n', 1),
             wizard->text(u"otherList"_s).section(u'\n', 1));
    QVERIFY(wizard->click(u"askAgainButton"_s));
    QVERIFY(wizard->find<QLineEdit>(u"accountPassword"_s));
    QVERIFY(wizard->text(u"usualList"_s).isEmpty());
    QVERIFY(wizard->click(u"backButton"_s));
    QVERIFY(wizard->click(toAccount)); // the answer still stands
    QVERIFY(wizard->click(next));
    QCOMPARE(wizard->page(), PageId::Advice);
    QVERIFY(wizard->click(u"backButton"_s));
    QCOMPARE(wizard->page(), PageId::Account);
}

void TestAccountPage::aDroppedPhoneIsSaid()
{
    const auto wizard = asking();
    AccountFinding found = agreeing();
    found.phoneDropped = true;
    Q_EMIT m_fakes.accountTest->finished(found);
    QCOMPARE(wizard->text(u"droppedPhone"_s), droppedPhoneWords());
}

void TestAccountPage::aVpnIsSaid()
{
    const auto wizard = asking();
    AccountFinding found;
    found.throughTunnel = true;
    Q_EMIT m_fakes.accountTest->finished(found);
    QCOMPARE(wizard->title(), u"A VPN is in the way"_s);
    QVERIFY(wizard->text(u"accountWords"_s).contains(u"Switch the VPN off"_s));
    QVERIFY(wizard->text(u"usualList"_s).isEmpty());
    QVERIFY(wizard->find<QPushButton>(u"askAgainButton"_s));
}

void TestAccountPage::aProblemIsSaidAndTriedAgain()
{
    const auto wizard = asking();
    Q_EMIT m_fakes.accountTest->finished(Problem(SignInRefused{u"12345"_s, {}}));
    QVERIFY(wizard->text(u"failureWords"_s).contains(u"once and not again"_s));
    QCOMPARE(wizard->window().focusWidget()->objectName(), u"tryAgainButton"_s);
    QVERIFY(!wizard->find<QLineEdit>(u"accountPassword"_s));
    QVERIFY(wizard->click(u"tryAgainButton"_s));
    QVERIFY(wizard->text(u"failureWords"_s).isEmpty());
    QCOMPARE(wizard->find<QLineEdit>(u"accountUser"_s)->text(), u"12345"_s);
    QVERIFY(wizard->find<QLineEdit>(u"accountPassword"_s)->text().isEmpty());
    QCOMPARE(wizard->window().focusWidget()->objectName(), u"accountPassword"_s);
    QVERIFY(!wizard->click(next));
    wizard->type(u"accountPassword"_s, u"other"_s);
    QVERIFY(wizard->click(next));
    QCOMPARE(m_fakes.accountOptions.password.reveal(), QByteArray("other"));
}

void TestAccountPage::canBeStopped()
{
    const auto wizard = asking();
    const QPointer<FakeJob<AccountTest>> job = m_fakes.accountTest;
    QVERIFY(wizard->find<QPushButton>(u"closeButton"_s)->text().contains(u"top"_s));
    QVERIFY(wizard->click(u"closeButton"_s));
    QVERIFY(job->stopped);
    QVERIFY(wizard->text(u"failureWords"_s).contains(u"You stopped"_s));
    QVERIFY(wizard->window().isVisible());
}

void TestAccountPage::isNotLeftWhileItIsSignedIn()
{
    const auto wizard = asking();
    QVERIFY(!wizard->click(u"backButton"_s));
    QVERIFY(!wizard->click(u"step3"_s));
    wizard->click(u"closeButton"_s);
    QVERIFY(wizard->click(u"backButton"_s));
    QCOMPARE(wizard->page(), PageId::Calls);
}

void TestAccountPage::anOldProblemIsNotItsOwn()
{
    const auto wizard = toForm();
    wizard->window().goTo(PageId::Calls);
    wizard->click(next); // the advice measures
    Q_EMIT m_fakes.checkPath->finished(Problem(HostNotFound{u"mirror.example"_s}));
    wizard->window().goTo(PageId::Account);
    QVERIFY(wizard->text(u"failureWords"_s).isEmpty());
    QVERIFY(wizard->find<QLineEdit>(u"accountPassword"_s));
}

void TestAccountPage::goesOnWithoutIt()
{
    const auto wizard = asking();
    Q_EMIT m_fakes.accountTest->finished(Problem(ServerSilent{u"x"_s}));
    QVERIFY(wizard->click(u"byHandButton"_s));
    QCOMPARE(wizard->page(), PageId::Advice);
    const auto other = asking();
    Q_EMIT m_fakes.accountTest->finished(Problem(ServerSilent{u"x"_s}));
    QVERIFY(other->click(u"supportButton"_s));
    QCOMPARE(other->page(), PageId::Result);
}

QTEST_MAIN(TestAccountPage)
#include "tst_account_page.moc"

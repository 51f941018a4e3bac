// The page of the account with the real test behind it, against a registrar on loopback.

#include "account_registrar.h"
#include "flow_fakes.h"
#include "path_words.h"
#include "wizard_driver.h"

#include <QPushButton>
#include <QTemporaryDir>

using namespace ringthrough;
using namespace Qt::StringLiterals;

class TestAccountWay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_alg_is_proved();
    void without_one_there_is_no_sign();
    void a_phone_that_fell_off_is_told();
    void a_refused_password_goes_out_once();
    void stopping_signs_out();

private:
    std::unique_ptr<WizardDriver> asking(const AccountRegistrar &registrar,
                                         const QString &password = u"sesame"_s);
    static bool ends(WizardDriver &wizard);

    FakeJobs m_fakes;
    QTemporaryDir m_folder;
};

std::unique_ptr<WizardDriver> TestAccountWay::asking(const AccountRegistrar &registrar,
                                                     const QString &password)
{
    Surroundings around = surroundings(m_fakes, m_folder.path());
    around.jobs.accountTest = realJobs().accountTest;
    // Nobody speaks TLS there, which is told at once.
    around.sipServer =
        SipTarget{u"127.0.0.1"_s, registrar.port(), registrar.controlPort(), registrar.port()};
    auto wizard = std::make_unique<WizardDriver>(around);
    Q_EMIT m_fakes.identify->finished(surely(u"maker-box"_s));
    wizard->click(u"nextButton"_s);
    Diagnosis found = diagnosis(Verdict::Clean, false);
    found.reason = VerdictReason::NoSignFound;
    Q_EMIT m_fakes.sipTest->finished(found);
    wizard->click(u"accountButton"_s);
    wizard->type(u"accountUser"_s, u"alice@home"_s);
    wizard->type(u"accountPassword"_s, password);
    wizard->click(u"nextButton"_s);
    return wizard;
}

bool TestAccountWay::ends(WizardDriver &wizard)
{
    return QTest::qWaitFor([&] { return wizard.flow().activity() == Activity::None; }, 15000);
}

void TestAccountWay::an_alg_is_proved()
{
    AccountRegistrar registrar;
    registrar.alg = true;
    registrar.bindings.insert("phone", "192.168.77.20:5060");
    const auto wizard = asking(registrar);
    QVERIFY(ends(*wizard));
    QCOMPARE(wizard->flow().current().before->reason, VerdictReason::BindingsDiffer);
    QVERIFY(wizard->text(u"usualList"_s).contains(u"our test phone at 127.0.0.1"_s));
    QVERIFY(wizard->text(u"otherList"_s).contains(u"our test phone at 203.0.113.1"_s));
    for (const QString &list : {u"usualList"_s, u"otherList"_s})
        QVERIFY(wizard->text(list).contains(u"another phone at 192.168.77.20:5060"_s));
    QVERIFY(wizard->text(u"droppedPhone"_s).isEmpty());
    QCOMPARE(registrar.bindings.keys(), QList<QByteArray>{"phone"});
}

void TestAccountWay::without_one_there_is_no_sign()
{
    AccountRegistrar registrar;
    const auto wizard = asking(registrar);
    QVERIFY(ends(*wizard));
    QCOMPARE(wizard->title(), u"Your account shows no sign of a change"_s);
    QCOMPARE(wizard->flow().current().before->reason, VerdictReason::NoSignFound);
}

void TestAccountWay::a_phone_that_fell_off_is_told()
{
    AccountRegistrar registrar;
    registrar.single = true;
    registrar.bindings.insert("phone", "192.168.77.20:5060");
    const auto wizard = asking(registrar);
    QVERIFY(ends(*wizard));
    QCOMPARE(wizard->text(u"droppedPhone"_s), droppedPhoneWords());
}

void TestAccountWay::a_refused_password_goes_out_once()
{
    AccountRegistrar registrar;
    const auto wizard = asking(registrar, u"guess"_s);
    QVERIFY(ends(*wizard));
    QVERIFY(wizard->text(u"failureWords"_s).contains(u"once and not again"_s));
    QCOMPARE(registrar.proofs(), 1);
}

void TestAccountWay::stopping_signs_out()
{
    AccountRegistrar registrar;
    registrar.controlIsSilent = true; // so that there is time to stop
    const auto wizard = asking(registrar);
    QTRY_VERIFY(!registrar.bindings.isEmpty());
    QVERIFY(wizard->click(u"closeButton"_s));
    QCOMPARE(wizard->flow().activity(), Activity::None);
    QTRY_VERIFY(registrar.bindings.isEmpty());
}

QTEST_MAIN(TestAccountWay)
#include "tst_account_way.moc"

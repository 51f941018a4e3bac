#include "flow_fakes.h"
#include "wizard_driver.h"

#include <QTemporaryDir>

using namespace ringthrough;
using namespace Qt::StringLiterals;

/// The page that tells whether calls are changed on their way.
class TestCallsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysNoMoreThanWasFound_data();
    void saysNoMoreThanWasFound();
};

void TestCallsPage::saysNoMoreThanWasFound_data()
{
    QTest::addColumn<Diagnosis>("found");
    QTest::addColumn<QString>("title");
    QTest::newRow("proved clean") << diagnosis(Verdict::Clean, true)
                                  << u"No, your calls get through unchanged"_s;
    QTest::newRow("no sign") << diagnosis(Verdict::Clean, false)
                             << u"We found no sign of a change"_s;
    Diagnosis altered = diagnosis(Verdict::Altered, false);
    QTest::newRow("altered") << altered << u"Yes, your calls are changed on the way"_s;
    altered.certainty = HowSure::Likely;
    QTest::newRow("likely") << altered << u"Most likely your calls are changed on the way"_s;
    QTest::newRow("blocked") << diagnosis(Verdict::Blocked, false)
                             << u"Yes, your calls are blocked on the way"_s;
    QTest::newRow("not told") << diagnosis(Verdict::Inconclusive, false) << u"We could not tell"_s;
}

void TestCallsPage::saysNoMoreThanWasFound()
{
    QFETCH(Diagnosis, found);
    FakeJobs fakes;
    const QTemporaryDir folder;
    WizardDriver wizard(surroundings(fakes, folder.path()));
    Q_EMIT fakes.identify->finished(surely(u"maker-box"_s));
    wizard.click(u"nextButton"_s);
    Q_EMIT fakes.sipTest->finished(found);
    QTEST(wizard.title(), "title");
}

QTEST_MAIN(TestCallsPage)
#include "tst_calls_page.moc"

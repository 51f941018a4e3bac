#include "flow_fakes.h"
#include "texts.h"
#include "wizard_driver.h"

#include <QTemporaryDir>

using namespace ringthrough;

/// What a phone provider's profile says on the pages, and when.
class TestProviderPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFailureSaysWhomToAsk();
    void withoutAProfileNobodyIsNamed();
    void theNotesStandWithTheGuide();
    void theNotesStandWithTheWaysRound();
    void theResultSaysWhomToAskUntilItIsFixed();

private:
    std::unique_ptr<WizardDriver> wizardAt(const QString &device);

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeJobs m_fakes;
    std::optional<Profile> m_profile;
};

void TestProviderPages::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_fakes = FakeJobs();
    m_profile = Profile();
    m_profile->name = QStringLiteral("Exatel");
    m_profile->support.phone = QStringLiteral("+44 1632 960000");
    m_profile->notes = {
        {QStringLiteral("maker"), {{QStringLiteral("en"), QStringLiteral("Ours.")}}, 0}};
}

std::unique_ptr<WizardDriver> TestProviderPages::wizardAt(const QString &device)
{
    Surroundings around = surroundings(m_fakes, m_folder->path());
    around.profile = m_profile;
    auto wizard = std::make_unique<WizardDriver>(around);
    Q_EMIT m_fakes.identify->finished(surely(device));
    wizard->click(QStringLiteral("nextButton"));
    return wizard;
}

void TestProviderPages::aFailureSaysWhomToAsk()
{
    const auto wizard = wizardAt(QStringLiteral("maker-box"));
    QCOMPARE(wizard->text(QStringLiteral("failureSupport")), QString());
    Q_EMIT m_fakes.sipTest->finished(Problem(HostNotFound{QStringLiteral("mirror.example")}));
    const QString words = wizard->text(QStringLiteral("failureSupport"));
    QVERIFY(words.contains(QStringLiteral("+44 1632 960000")));
    QVERIFY(words.contains(wizard->flow().current().reference));
    const auto *label = wizard->find<QLabel>(QStringLiteral("failureSupport"));
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(label->textInteractionFlags() & Qt::TextSelectableByMouse);
    QVERIFY(label->textInteractionFlags() & Qt::TextSelectableByKeyboard);
}

void TestProviderPages::withoutAProfileNobodyIsNamed()
{
    m_profile.reset();
    const auto wizard = wizardAt(QStringLiteral("maker-box"));
    Q_EMIT m_fakes.sipTest->finished(Problem(HostNotFound{QStringLiteral("mirror.example")}));
    QVERIFY(wizard->find<QLabel>(QStringLiteral("failureWords")));
    QVERIFY(!wizard->find<QLabel>(QStringLiteral("failureSupport")));
}

void TestProviderPages::theNotesStandWithTheGuide()
{
    const auto wizard = wizardAt(QStringLiteral("maker-box"));
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    wizard->click(QStringLiteral("nextButton"));
    wizard->click(QStringLiteral("showMeButton"));
    QCOMPARE(wizard->page(), PageId::Guide);
    const QString notes = wizard->text(QStringLiteral("providerNotes"));
    QVERIFY(notes.contains(QStringLiteral("Exatel")));
    QVERIFY(notes.endsWith(QStringLiteral("\nOurs.")));
}

void TestProviderPages::theNotesStandWithTheWaysRound()
{
    const auto wizard = wizardAt(QStringLiteral("maker-fixed"));
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    wizard->click(QStringLiteral("nextButton"));
    QCOMPARE(wizard->page(), PageId::Advice);
    QVERIFY(wizard->text(QStringLiteral("providerNotes")).endsWith(QStringLiteral("Ours.")));
    wizard->click(QStringLiteral("allWaysButton"));
    QCOMPARE(wizard->page(), PageId::WaysRound);
    QVERIFY(wizard->text(QStringLiteral("providerNotes")).endsWith(QStringLiteral("Ours.")));
}

void TestProviderPages::theResultSaysWhomToAskUntilItIsFixed()
{
    const auto wizard = wizardAt(QStringLiteral("maker-box"));
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    wizard->click(QStringLiteral("nextButton"));
    wizard->click(QStringLiteral("showMeButton"));
    wizard->click(QStringLiteral("seeButton"));
    wizard->click(QStringLiteral("seeButton"));
    QCOMPARE(wizard->page(), PageId::Result);
    QVERIFY(wizard->text(QStringLiteral("reportSupport")).isEmpty()); // the test still goes on
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Altered));
    QVERIFY(wizard->text(QStringLiteral("reportSupport")).contains(QStringLiteral("960000")));
    wizard->click(QStringLiteral("testAgainButton"));
    Q_EMIT m_fakes.sipTest->finished(Problem(HostNotFound{QStringLiteral("mirror.example")}));
    QVERIFY(wizard->text(QStringLiteral("failureSupport")).contains(QStringLiteral("960000")));
    QVERIFY(wizard->text(QStringLiteral("reportSupport")).isEmpty()); // once is enough
    wizard->click(QStringLiteral("testAgainButton"));
    Q_EMIT m_fakes.sipTest->finished(diagnosis(Verdict::Clean));
    QVERIFY(wizard->flow().current().proof->isProven());
    QVERIFY(wizard->text(QStringLiteral("reportSupport")).isEmpty());
}

QTEST_MAIN(TestProviderPages)
#include "tst_provider_pages.moc"

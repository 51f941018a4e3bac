#include "advice_card.h"
#include "check_rows.h"
#include "flow_fakes.h"
#include "path_samples.h"
#include "voice_plot.h"
#include "way_picture.h"
#include "wizard_driver.h"

#include <QFrame>
#include <QImage>
#include <QPushButton>
#include <QTemporaryDir>

using namespace ringthrough;

namespace {

const QString next = QStringLiteral("nextButton");

ProbeRecord probe(const QString &outcome)
{
    ProbeRecord made;
    made.name = QStringLiteral("INVITE");
    made.transport = QStringLiteral("udp");
    made.target = QStringLiteral("203.0.113.2:5060");
    made.outcome = outcome;
    return made;
}

QImage drawn(QWidget &widget)
{
    return widget.grab().toImage();
}

} // namespace

/// The page "What you can do": what it measures, shows and leads to.
class TestAdvicePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresWhenItIsEntered();
    void answersArriveOneByOne();
    void aCheckCanBeSkipped();
    void theProofIsBehindAButton();
    void adviceLeadsThere_data();
    void adviceLeadsThere();
    void anotherServerIsAskedFor();
    void theAccountLooksCloser();
    void goingOnEndsTheChecks();
    void theLifetimeIsMeasuredOnDemand();
    void withoutAServerNothingIsMeasured();
    void isFoundFromTheOtherPages();
    void articlesAreOpened();
    void thePlotShowsWhatWasLost();
    void thePlotIsToldInWords();
    void everyEndOfAMessageLooksDifferent();
    void theWayIsToldInWords();

private:
    std::unique_ptr<WizardDriver> toAdvice(const QString &device, const Diagnosis &found);

    FakeJobs m_fakes;
    QTemporaryDir m_folder;
};

std::unique_ptr<WizardDriver> TestAdvicePage::toAdvice(const QString &device,
                                                       const Diagnosis &found)
{
    auto wizard = std::make_unique<WizardDriver>(surroundings(m_fakes, m_folder.path()));
    Q_EMIT m_fakes.identify->finished(surely(device));
    wizard->click(next);
    Q_EMIT m_fakes.sipTest->finished(found);
    wizard->click(next);
    return wizard;
}

void TestAdvicePage::measuresWhenItIsEntered()
{
    const auto wizard = toAdvice(QStringLiteral("maker-fixed"), diagnosis(Verdict::Altered));
    QCOMPARE(wizard->page(), PageId::Advice);
    QCOMPARE(wizard->flow().activity(), Activity::CheckingPath);
    QVERIFY(wizard->text(QStringLiteral("aboutChecks")).contains(QStringLiteral("10 seconds")));
    QVERIFY(!wizard->find<AdviceCard>(QString())); // not before the checks are over
    const QPointer<FakeCheckPath> first = m_fakes.checkPath;
    Q_EMIT first->finished(fullPath());
    QVERIFY(wizard->find<QFrame>(QStringLiteral("advice-use_tls")));
    QVERIFY(wizard->find<QFrame>(QStringLiteral("advice-own_router")));
    wizard->click(QStringLiteral("backButton"));
    wizard->click(next);
    QCOMPARE(wizard->flow().activity(), Activity::None); // what is known is not asked again
    QVERIFY(wizard->click(QStringLiteral("checkAgainButton")));
    QCOMPARE(wizard->flow().activity(), Activity::CheckingPath);
}

void TestAdvicePage::answersArriveOneByOne()
{
    const auto wizard = toAdvice(QStringLiteral("maker-fixed"), diagnosis(Verdict::Altered));
    const auto *rows = wizard->find<CheckRows>(QStringLiteral("checkRows"));
    QCOMPARE(rows->count(), int(PathOptions().checks.size()));
    QCOMPARE(rows->mark(PathCheck::Tls), Mark::Now);
    QCOMPARE(rows->sentence(PathCheck::Tls), questionOf(PathCheck::Tls));
    PathReport soFar;
    soFar.tls = fullPath().tls;
    m_fakes.checkPath->found(PathCheck::Tls, soFar);
    QCOMPARE(rows->mark(PathCheck::Tls), Mark::Done);
    QVERIFY(rows->sentence(PathCheck::Tls).contains(QStringLiteral("5061")));
    QCOMPARE(rows->mark(PathCheck::Voice), Mark::Now);
    Q_EMIT m_fakes.checkPath->finished(soFar);
    QCOMPARE(rows->mark(PathCheck::Voice), Mark::Skipped); // nothing was found, and it is over
}

void TestAdvicePage::aCheckCanBeSkipped()
{
    const auto wizard = toAdvice(QStringLiteral("maker-fixed"), diagnosis(Verdict::Altered));
    QVERIFY(wizard->click(QStringLiteral("skip-voice")));
    QCOMPARE(m_fakes.checkPath->skipped, QList<PathCheck>{PathCheck::Voice});
    m_fakes.checkPath->found(PathCheck::Voice, {});
    const auto *rows = wizard->find<CheckRows>(QStringLiteral("checkRows"));
    QCOMPARE(rows->mark(PathCheck::Voice), Mark::Skipped);
    QVERIFY(!wizard->find<QPushButton>(QStringLiteral("skip-voice")));
    QVERIFY(wizard->find<QPushButton>(QStringLiteral("skip-tls")));
}

void TestAdvicePage::theProofIsBehindAButton()
{
    const auto wizard = toAdvice(QStringLiteral("maker-fixed"), diagnosis(Verdict::Altered));
    Q_EMIT m_fakes.checkPath->finished(fullPath());
    const QString proof = QStringLiteral("proof-use_tls");
    QVERIFY(wizard->text(proof).isEmpty());
    QVERIFY(wizard->click(QStringLiteral("showProof-use_tls")));
    QVERIFY(wizard->text(proof).contains(QStringLiteral("43 ms")));
}

void TestAdvicePage::adviceLeadsThere_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<PageId>("page");
    QTest::newRow("for me") << QStringLiteral("go-switch_off_for_me") << PageId::SignIn;
    QTest::newRow("by hand") << QStringLiteral("go-switch_off_by_hand") << PageId::Guide;
    QTest::newRow("all ways") << QStringLiteral("allWaysButton") << PageId::WaysRound;
    QTest::newRow("done") << next << PageId::Result;
}

void TestAdvicePage::adviceLeadsThere()
{
    QFETCH(QString, button);
    QFETCH(PageId, page);
    const auto wizard = toAdvice(QStringLiteral("maker-box"), diagnosis(Verdict::Blocked));
    QCOMPARE(wizard->page(), PageId::Advice);
    Q_EMIT m_fakes.checkPath->finished(PathReport());
    QVERIFY(wizard->click(button));
    QCOMPARE(wizard->page(), page);
}

void TestAdvicePage::theAccountLooksCloser()
{
    Diagnosis noSign = diagnosis(Verdict::Clean, false);
    noSign.reason = VerdictReason::NoSignFound;
    const auto wizard = toAdvice(QStringLiteral("maker-box"), noSign);
    Q_EMIT m_fakes.checkPath->finished(PathReport());
    QVERIFY(wizard->click(QStringLiteral("go-look_with_account")));
    QCOMPARE(wizard->page(), PageId::Account);
}

void TestAdvicePage::anotherServerIsAskedFor()
{
    const auto wizard = toAdvice(QStringLiteral("maker-box"), diagnosis(Verdict::Inconclusive));
    Q_EMIT m_fakes.checkPath->finished(PathReport());
    QVERIFY(wizard->click(QStringLiteral("go-another_server")));
    QCOMPARE(wizard->page(), PageId::Calls);
    QCOMPARE(wizard->flow().activity(), Activity::None);
    QVERIFY(wizard->type(QStringLiteral("serverField"), QStringLiteral("other.example")));
    QVERIFY(wizard->click(next));
    QCOMPARE(m_fakes.sipOptions.last().target.host, QStringLiteral("other.example"));
}

void TestAdvicePage::goingOnEndsTheChecks()
{
    const auto wizard = toAdvice(QStringLiteral("maker-fixed"), diagnosis(Verdict::Clean));
    const QPointer<FakeCheckPath> job = m_fakes.checkPath;
    QVERIFY(wizard->click(next));
    QCOMPARE(wizard->page(), PageId::Result);
    QVERIFY(job->stopped);
    QVERIFY(!wizard->flow().lastProblem());
}

void TestAdvicePage::theLifetimeIsMeasuredOnDemand()
{
    const auto wizard = toAdvice(QStringLiteral("maker-fixed"), diagnosis(Verdict::Clean));
    Q_EMIT m_fakes.checkPath->finished(PathReport());
    QVERIFY(wizard->find<QFrame>(QStringLiteral("advice-nothing_to_do")));
    QVERIFY(wizard->click(QStringLiteral("lifetimeButton")));
    QCOMPARE(m_fakes.checkPath->options.checks, QList<PathCheck>{PathCheck::Lifetime});
    QVERIFY(wizard->text(QStringLiteral("aboutChecks")).contains(QStringLiteral("3 minutes")));
    PathReport found;
    found.lifetime = LifetimeFinding{27, 30};
    Q_EMIT m_fakes.checkPath->finished(found);
    QVERIFY(wizard->find<QFrame>(QStringLiteral("advice-shorter_keep_alive")));
    QVERIFY(!wizard->find<QFrame>(QStringLiteral("advice-nothing_to_do")));
}

void TestAdvicePage::withoutAServerNothingIsMeasured()
{
    const auto wizard = toAdvice(QStringLiteral("maker-fixed"), diagnosis(Verdict::Altered));
    Q_EMIT m_fakes.checkPath->finished(PathReport());
    wizard->flow().setSipServer(std::nullopt);
    wizard->flow().goBackTo(Activity::CheckingPath);
    wizard->window().goTo(PageId::Calls);
    wizard->window().goTo(PageId::Advice);
    QCOMPARE(wizard->flow().activity(), Activity::None);
    QVERIFY(!wizard->find<CheckRows>(QStringLiteral("checkRows")));
    QVERIFY(wizard->find<QFrame>(QStringLiteral("advice-own_router")));
}

void TestAdvicePage::isFoundFromTheOtherPages()
{
    const auto wizard = toAdvice(QStringLiteral("maker-box"), diagnosis(Verdict::Altered));
    QCOMPARE(wizard->page(), PageId::Choose); // the way to the switch is no longer than before
    QVERIFY(wizard->click(QStringLiteral("waysRoundButton")));
    QCOMPARE(wizard->page(), PageId::Advice);
    Q_EMIT m_fakes.checkPath->finished(PathReport());
    QVERIFY(wizard->click(next));
    QCOMPARE(wizard->page(), PageId::Result);
    QVERIFY(wizard->click(QStringLiteral("adviceButton")));
    QCOMPARE(wizard->page(), PageId::Advice);
}

void TestAdvicePage::articlesAreOpened()
{
    Advice advice;
    advice.title = QStringLiteral("Do it.");
    advice.article = QStringLiteral("way-tls");
    AdviceCard card(advice, 3);
    QString read;
    connect(&card, &AdviceCard::readMore, this, [&](const QString &id) { read = id; });
    card.findChild<QPushButton *>(QStringLiteral("readMore-way-tls"))->click();
    QCOMPARE(read, QStringLiteral("way-tls"));
    const QRegularExpression go(QStringLiteral("^go-"));
    QVERIFY(card.findChildren<QPushButton *>(go).isEmpty()); // it is done elsewhere
}

void TestAdvicePage::thePlotShowsWhatWasLost()
{
    VoiceFinding voice = *fullPath().voice;
    VoicePlot plot;
    plot.resize(600, plot.sizeHint().height());
    plot.show(voice);
    const QImage withLoss = drawn(plot);
    voice.roundTripsMicros[1] = 20000;
    plot.show(voice);
    QVERIFY(drawn(plot) != withLoss);
    plot.show(VoiceFinding()); // nothing to draw is drawn as well
    drawn(plot);
}

void TestAdvicePage::thePlotIsToldInWords()
{
    VoicePlot plot;
    plot.show(*fullPath().voice);
    QVERIFY(!plot.accessibleName().isEmpty());
    QVERIFY2(plot.accessibleDescription().contains(QStringLiteral("seconds: 1")),
             qPrintable(plot.accessibleDescription()));
}

void TestAdvicePage::everyEndOfAMessageLooksDifferent()
{
    QSet<QByteArray> pictures;
    const QStringList outcomes{QStringLiteral("same"), QStringLiteral("altered"),
                               QStringLiteral("no answer"), QStringLiteral("refused"),
                               QStringLiteral("answered 200")};
    for (const QString &outcome : outcomes) {
        Diagnosis found;
        found.probes = {probe(outcome)};
        WayPicture picture;
        picture.show(found);
        picture.resize(picture.sizeHint());
        const QImage image = drawn(picture);
        pictures.insert(
            QByteArray(reinterpret_cast<const char *>(image.constBits()), image.sizeInBytes()));
    }
    QCOMPARE(pictures.size(), outcomes.size());
}

void TestAdvicePage::theWayIsToldInWords()
{
    Diagnosis found;
    found.probes = {probe(QStringLiteral("same")), probe(QStringLiteral("altered")),
                    probe(QStringLiteral("altered")), probe(QStringLiteral("not sent"))};
    const QString words = wayWords(found);
    QVERIFY2(words.contains(QStringLiteral("2 × arrived changed")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("1 × arrived unchanged")));
    QVERIFY(!arrivalOf(probe(QStringLiteral("not sent"))));
    WayPicture picture;
    picture.show(found);
    QCOMPARE(picture.accessibleDescription().count(QLatin1Char('\n')), 2);
    QVERIFY(picture.accessibleDescription().contains(QStringLiteral("port 5060")));
}

QTEST_MAIN(TestAdvicePage)
#include "tst_advice_page.moc"

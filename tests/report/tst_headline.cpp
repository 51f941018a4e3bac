#include "report.h"

#include "case_samples.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Diagnosis verdict(Verdict verdict, bool byMirror = false)
{
    Diagnosis diagnosis;
    diagnosis.verdict = verdict;
    diagnosis.provedByMirror = byMirror;
    return diagnosis;
}

Change ended(ChangeOutcome outcome)
{
    Change change;
    change.outcome = outcome;
    return change;
}

} // namespace

class TestHeadline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhatCameOut_data();
    void itSaysWhatCameOut();
};

void TestHeadline::itSaysWhatCameOut_data()
{
    QTest::addColumn<Case>("state");
    QTest::addColumn<QString>("says");
    const Proof byTest{false, true, false, false};

    QTest::newRow("nothing yet") << Case{} << u"No router was found"_s;
    Case state;
    state.network = Network{};
    QTest::newRow("found") << state << u"do not know this kind"_s;
    state.identification = Identification{{Candidate{{}, {}, u"a-b"_s, {}, {}, {}, 0.5, {}}}};
    QTest::newRow("guessed") << state << u"not sure"_s;
    state.identification = Identification{{Candidate{{}, {}, u"a-b"_s, {}, {}, {}, 0.95, {}}}};
    QTest::newRow("known") << state << u"Your router is known"_s;
    state.before = verdict(Verdict::Clean);
    QTest::newRow("no sign") << state << u"no sign"_s;
    state.before = verdict(Verdict::Clean, true);
    QTest::newRow("clean") << state << u"arrive unchanged. If calls fail"_s;
    state.before = verdict(Verdict::Altered);
    QTest::newRow("altered") << state
                             << u"Your call messages are changed on their way. "
                                "Most likely your router does it."_s;
    state.before->certainty = HowSure::Likely;
    QTest::newRow("likely") << state << u"Most likely your call messages are changed"_s;
    state.before->layer = Layer::Provider;
    QTest::newRow("not the router") << state << u"in the network of your internet provider"_s;
    state.before->layer = Layer::Unknown;
    state.before->reason = VerdictReason::ControlDiffersToo;
    QTest::newRow("on every port") << state << u"may be another device than your router"_s;
    state.change = ended(ChangeOutcome::Failed);
    QTest::newRow("nothing changed") << state << u"Nothing was changed"_s;
    state.change = ended(ChangeOutcome::RestartNeeded);
    QTest::newRow("restart") << state << u"takes effect when you restart"_s;
    state.change = ended(ChangeOutcome::Off);
    QTest::newRow("off, not proven") << state << u"not proven"_s;
    state.after = verdict(Verdict::Altered);
    QTest::newRow("still altered") << state << u"still changed"_s;
    state.after = verdict(Verdict::Clean, true);
    state.proof = byTest;
    QTest::newRow("proven") << state << u"off, proven"_s;
    state.change = ended(ChangeOutcome::PutBack);
    QTest::newRow("put back") << state << u"as it was before"_s;
    state.change = ended(ChangeOutcome::Uncertain);
    QTest::newRow("uncertain wins") << state << u"cannot be certain"_s;
    state.change.reset();
    state.guided = GuidedChange{};
    QTest::newRow("by hand, proven") << state << u"off, proven"_s;
    state.proof.reset();
    QTest::newRow("by hand") << state << u"not proven"_s;
}

void TestHeadline::itSaysWhatCameOut()
{
    QFETCH(Case, state);
    QFETCH(QString, says);
    const QString line = headline(state, {});
    QVERIFY2(line.contains(says), qPrintable(line));
}

QTEST_GUILESS_MAIN(TestHeadline)
#include "tst_headline.moc"

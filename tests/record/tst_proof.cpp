#include "case.h"

#include "case_samples.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

Diagnosis seen(Verdict verdict, bool byMirror)
{
    Diagnosis diagnosis;
    diagnosis.verdict = verdict;
    diagnosis.provedByMirror = byMirror;
    return diagnosis;
}

} // namespace

class TestProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void provenNeedsTheSipTestOrTwoOthers_data();
    void provenNeedsTheSipTestOrTwoOthers();
    void aMirrorsCleanVerdictIsProof();
    void noSignAloneIsNotProof();
    void noSignAfterASignIsProof();
    void onlyASettingThatCouldSayOffCounts_data();
    void onlyASettingThatCouldSayOffCounts();
    void thePersonsWordIsKept();
    void anAlteredTestProvesNothing();
    void referencesCanBeReadAloud();
};

void TestProof::provenNeedsTheSipTestOrTwoOthers_data()
{
    QTest::addColumn<Proof>("proof");
    QTest::addColumn<bool>("proven");
    QTest::newRow("nothing") << Proof{} << false;
    QTest::newRow("sip test") << Proof{false, true, false, false} << true;
    QTest::newRow("setting") << Proof{true, false, false, false} << false;
    QTest::newRow("no sign") << Proof{false, false, true, false} << false;
    QTest::newRow("person") << Proof{false, false, false, true} << false;
    QTest::newRow("setting and person") << Proof{true, false, false, true} << true;
    QTest::newRow("setting and no sign") << Proof{true, false, true, false} << true;
    QTest::newRow("no sign and person") << Proof{false, false, true, true} << true;
}

void TestProof::provenNeedsTheSipTestOrTwoOthers()
{
    QFETCH(Proof, proof);
    QFETCH(bool, proven);
    QCOMPARE(proof.isProven(), proven);
}

void TestProof::aMirrorsCleanVerdictIsProof()
{
    Case state;
    state.after = seen(Verdict::Clean, true);
    QVERIFY(proofOf(state).sipTestClean);
    QVERIFY(proofOf(state).isProven());
}

void TestProof::noSignAloneIsNotProof()
{
    Case state;
    state.before = seen(Verdict::Clean, false);
    state.after = state.before;
    QVERIFY(!proofOf(state).sipTestClean);
    QVERIFY(proofOf(state).noSignFound);
    QVERIFY(!proofOf(state).isProven());
}

void TestProof::noSignAfterASignIsProof()
{
    Case state;
    state.before = seen(Verdict::Altered, false);
    state.after = seen(Verdict::Clean, false);
    QVERIFY(proofOf(state).sipTestClean);
}

void TestProof::onlyASettingThatCouldSayOffCounts_data()
{
    QTest::addColumn<AlgState>("after");
    QTest::addColumn<QList<VerifiedBy>>("verifiedBy");
    QTest::addColumn<bool>("counts");
    QTest::newRow("checked off") << AlgState::Off << QList{VerifiedBy::Check} << true;
    QTest::newRow("only saved") << AlgState::Off << QList{VerifiedBy::Saved} << false;
    QTest::newRow("checked on") << AlgState::On << QList{VerifiedBy::Check} << false;
    QTest::newRow("not known") << AlgState::Unknown << QList{VerifiedBy::Check} << false;
}

void TestProof::onlyASettingThatCouldSayOffCounts()
{
    QFETCH(AlgState, after);
    QFETCH(QList<VerifiedBy>, verifiedBy);
    QFETCH(bool, counts);
    Case state;
    state.change = Change{};
    state.change->after = after;
    state.change->verifiedBy = verifiedBy;
    QCOMPARE(proofOf(state).settingReadBack, counts);
}

void TestProof::thePersonsWordIsKept()
{
    Case state;
    QVERIFY(!proofOf(state).personSaidYes);
    state.proof = Proof{false, false, false, true};
    QVERIFY(proofOf(state).personSaidYes);
}

void TestProof::anAlteredTestProvesNothing()
{
    Case state = fullCase();
    state.after->verdict = Verdict::Altered;
    QVERIFY(!proofOf(state).sipTestClean);
    QVERIFY(!proofOf(state).noSignFound);
}

void TestProof::referencesCanBeReadAloud()
{
    const QRegularExpression shape(u"^[234567ACFHJKMRTWXY]{3}-[234567ACFHJKMRTWXY]{3}$"_s);
    QSet<QString> seen;
    for (int i = 0; i < 200; ++i) {
        const QString reference = newCase().reference;
        QVERIFY2(shape.match(reference).hasMatch(), qPrintable(reference));
        seen.insert(reference);
    }
    QVERIFY(seen.size() > 195);
}

QTEST_GUILESS_MAIN(TestProof)
#include "tst_proof.moc"

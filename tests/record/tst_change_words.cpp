#include "change_words.h"

#include <QSet>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

class TestChangeWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOutcomeSaysSomethingElse();
    void offIsOnlySaidAsFarAsItWasSeen();
    void anUncertainStateSaysWhatToDo();
    void theCauseComesFirst();
    void aFailureSaysItsCauseOnce();
};

void TestChangeWords::everyOutcomeSaysSomethingElse()
{
    QSet<QString> said;
    for (const ChangeOutcome outcome :
         {ChangeOutcome::Off, ChangeOutcome::AlreadyOff, ChangeOutcome::RestartNeeded,
          ChangeOutcome::RolledBack, ChangeOutcome::Failed, ChangeOutcome::Uncertain,
          ChangeOutcome::PutBack}) {
        Change change;
        change.outcome = outcome;
        said.insert(wordsForPerson(change));
    }
    QCOMPARE(said.size(), 7);
}

void TestChangeWords::offIsOnlySaidAsFarAsItWasSeen()
{
    Change change;
    change.outcome = ChangeOutcome::Off;
    change.verifiedBy = {VerifiedBy::Saved};
    QVERIFY(!wordsForPerson(change).contains(u"It is switched off"_s));
    change.verifiedBy = {VerifiedBy::Saved, VerifiedBy::Check};
    QVERIFY(wordsForPerson(change).startsWith(u"It is switched off"_s));
    change.verifiedBy = {VerifiedBy::SipTest};
    QVERIFY(wordsForPerson(change).contains(u"arrive unchanged"_s));
}

void TestChangeWords::anUncertainStateSaysWhatToDo()
{
    Change change;
    change.outcome = ChangeOutcome::Uncertain;
    QVERIFY(wordsForPerson(change).contains(u"Restart your router"_s));
}

void TestChangeWords::theCauseComesFirst()
{
    Change change;
    change.outcome = ChangeOutcome::RolledBack;
    change.problemForPerson = u"The lid 100 %2 fell."_s;
    QVERIFY(wordsForPerson(change).startsWith(u"The lid 100 %2 fell. "_s));
    QVERIFY(wordsForPerson(change).endsWith(u"as it was before."_s));
}

void TestChangeWords::aFailureSaysItsCauseOnce()
{
    Change change;
    change.outcome = ChangeOutcome::Failed;
    change.problemForPerson = u"Wrong password. Nothing was changed."_s;
    QCOMPARE(wordsForPerson(change), u"Wrong password. Nothing was changed."_s);
}

QTEST_GUILESS_MAIN(TestChangeWords)
#include "tst_change_words.moc"

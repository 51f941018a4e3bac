#include "account_verdict.h"

#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

AccountFinding finding(bool differs)
{
    const QString ours = u"sip:rt@192.168.77.10:40123"_s;
    const QString theirs = u"sip:rt@203.0.113.1:40123"_s;
    return {differs, ours, {{u"udp 5060"_s, {ours}}, {u"tls 5061"_s, {differs ? theirs : ours}}}};
}

Diagnosis noSign()
{
    Diagnosis made;
    made.verdict = Verdict::Clean;
    made.reason = VerdictReason::NoSignFound;
    return made;
}

} // namespace

class TestAccountVerdict : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void two_lists_that_differ_prove_it()
    {
        Diagnosis diagnosis = noSign();
        addAccount(diagnosis, finding(true));
        QCOMPARE(diagnosis.verdict, Verdict::Altered);
        QCOMPARE(verdictReasonName(diagnosis.reason), u"bindings_differ"_s);
        QCOMPARE(diagnosis.alterations.size(), 1);
        QCOMPARE(diagnosis.alterations.first().sent, u"sip:rt@192.168.77.10:40123"_s);
        QCOMPARE(diagnosis.alterations.first().received, u"sip:rt@203.0.113.1:40123"_s);
    }

    void what_is_known_already_keeps_its_reason()
    {
        Diagnosis diagnosis = noSign();
        diagnosis.verdict = Verdict::Altered;
        diagnosis.reason = VerdictReason::AnswerGivesAway;
        addAccount(diagnosis, finding(true));
        QCOMPARE(diagnosis.reason, VerdictReason::AnswerGivesAway);
        QCOMPARE(diagnosis.alterations.size(), 1);
    }

    void what_was_only_likely_is_certain_now()
    {
        Diagnosis diagnosis = noSign();
        diagnosis.verdict = Verdict::Altered;
        diagnosis.reason = VerdictReason::OddMessagesLost;
        diagnosis.certainty = HowSure::Likely;
        addAccount(diagnosis, finding(true));
        QCOMPARE(diagnosis.reason, VerdictReason::BindingsDiffer);
        QCOMPARE(diagnosis.certainty, HowSure::Certain);
    }

    void says_of_the_provider_what_problems_say_of_the_router()
    {
        const QList<Problem> problems{SignInRefused{u"x"_s, {}}, SignInUnsupported{{}},
                                      HostNotFound{u"x"_s},      UnexpectedReply{},
                                      ServerSilent{u"x"_s},      TimedOut{}};
        for (const Problem &problem : problems) {
            QVERIFY(!accountProblemWords(problem).contains(u"router"_s));
            QVERIFY(accountProblemWords(problem).endsWith(u'.'));
        }
    }

    void two_lists_that_agree_prove_nothing()
    {
        Diagnosis diagnosis = noSign();
        addAccount(diagnosis, finding(false));
        QCOMPARE(diagnosis, noSign());
    }
};

QTEST_GUILESS_MAIN(TestAccountVerdict)
#include "tst_account_verdict.moc"

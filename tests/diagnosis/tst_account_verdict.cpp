#include "account_verdict.h"
#include "account_words.h"

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
                                      ServerSilent{u"x"_s},      Cancelled{}};
        QSet<QString> all;
        for (const Problem &problem : problems) {
            QVERIFY(!accountProblemWords(problem).contains(u"router"_s));
            QVERIFY(accountProblemWords(problem).endsWith(u'.'));
            all.insert(accountProblemWords(problem));
        }
        QCOMPARE(all.size(), problems.size());
    }

    // Other phones stand in the lists as well, and what is said of them may differ from one
    // second to the next.
    void names_our_own_phone_as_what_was_changed()
    {
        AccountFinding found = finding(true);
        found.views[0].contacts.prepend(u"<sip:anna@192.168.77.30:5060>;expires=1800"_s);
        found.views[1].contacts.prepend(u"<sip:anna@192.168.77.30:5060>;expires=1799"_s);
        Diagnosis diagnosis = noSign();
        addAccount(diagnosis, found);
        QCOMPARE(diagnosis.alterations.first().received, u"sip:rt@203.0.113.1:40123"_s);
    }

    void lists_tell_our_phone_from_others()
    {
        AccountFinding found = finding(true);
        found.views[1].contacts.append(u"\"Anna\" <sip:anna@192.168.77.30>;expires=1799"_s);
        const QStringList lists = accountLists(found);
        QCOMPARE(lists.size(), 2);
        QVERIFY(lists.at(0).contains(u"our test phone at 192.168.77.10:40123"_s));
        QVERIFY(!lists.at(0).contains(u"another phone"_s));
        QVERIFY(lists.at(1).contains(u"our test phone at 203.0.113.1:40123"_s));
        QVERIFY(lists.at(1).contains(u"another phone at 192.168.77.30"_s));
        QVERIFY(!lists.at(1).contains(u"Anna"_s, Qt::CaseInsensitive));
        QVERIFY(accountLists(AccountFinding()).isEmpty());
    }

    void lists_from_a_hostile_registrar_stay_short_and_plain()
    {
        AccountFinding found = finding(false);
        const QString nasty = u"<sip:x@<b>\u202e"_s + QString(500, u'a') + u":99999>"_s;
        found.views[0].contacts = QStringList(64, nasty);
        const QString list = accountLists(found).first();
        QVERIFY2(list.size() < 1000, qPrintable(list));
        QVERIFY(!list.contains(QChar(0x202e)));
        QCOMPARE(list.count(u'\n'), 9); // the heading, eight phones, and that there are more
    }

    void asks_the_account_where_it_may_tell_more_data()
    {
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<VerdictReason>("reason");
        QTest::addColumn<bool>("byMirror");
        QTest::addColumn<bool>("may");
        const auto row = [](const char *name, Verdict verdict, VerdictReason reason, bool byMirror,
                            bool may) {
            QTest::newRow(name) << verdict << reason << byMirror << may;
        };
        using enum VerdictReason;
        row("no sign", Verdict::Clean, NoSignFound, false, true);
        row("a hint", Verdict::Inconclusive, HintOnly, false, true);
        row("silent to strangers", Verdict::Inconclusive, ServerSilent, false, true);
        row("proved clean", Verdict::Clean, MirrorUnchanged, true, false);
        row("proved altered", Verdict::Altered, AnswerGivesAway, false, false);
        row("blocked", Verdict::Blocked, SilentWhereControlIsNot, false, false);
        row("through a VPN", Verdict::Inconclusive, ThroughTunnel, false, false);
        row("no such name", Verdict::Inconclusive, NameNotFound, false, false);
        row("no network", Verdict::Inconclusive, NoNetwork, false, false);
        row("nothing translated", Verdict::Inconclusive, NoAddressTranslation, false, false);
        row("a mirror, not ours", Verdict::Inconclusive, NotOurMirror, false, false);
    }

    void asks_the_account_where_it_may_tell_more()
    {
        QFETCH(Verdict, verdict);
        QFETCH(VerdictReason, reason);
        QFETCH(bool, byMirror);
        QFETCH(bool, may);
        Diagnosis diagnosis;
        diagnosis.verdict = verdict;
        diagnosis.reason = reason;
        diagnosis.provedByMirror = byMirror;
        QCOMPARE(accountMayTell(diagnosis), may);
    }

    // It is said on the page; the test before has not become worse.
    void a_vpn_changes_nothing_that_was_found()
    {
        AccountFinding found;
        found.throughTunnel = true;
        Diagnosis diagnosis = noSign();
        addAccount(diagnosis, found);
        QCOMPARE(diagnosis, noSign());
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

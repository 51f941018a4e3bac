#include "compare_diagnoses.h"

#include <QTest>

using namespace ringthrough;

namespace {

Diagnosis diagnosis(Verdict verdict, bool byMirror = true, const char *transport = "both")
{
    Diagnosis made;
    made.verdict = verdict;
    made.provedByMirror = byMirror;
    made.transport = QString::fromLatin1(transport);
    return made;
}

} // namespace

class TestCompareDiagnoses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tells_what_has_become_of_the_way_data()
    {
        QTest::addColumn<Diagnosis>("earlier");
        QTest::addColumn<Diagnosis>("now");
        QTest::addColumn<Since>("since");
        const Diagnosis clean = diagnosis(Verdict::Clean);
        const Diagnosis altered = diagnosis(Verdict::Altered);
        const Diagnosis noSign = diagnosis(Verdict::Clean, false);
        QTest::newRow("still clean") << clean << clean << Since::StillClean;
        QTest::newRow("back after an update") << clean << altered << Since::CameBack;
        QTest::newRow("back, seen by a server's answers")
            << clean << diagnosis(Verdict::Altered, false) << Since::CameBack;
        QTest::newRow("gone") << altered << clean << Since::Gone;
        QTest::newRow("still altered") << altered << altered << Since::StillAltered;
        QTest::newRow("no sign where a mirror had seen it")
            << altered << noSign << Since::CannotTell;
        QTest::newRow("no sign where there was none") << noSign << noSign << Since::StillClean;
        QTest::newRow("no sign where answers gave it away")
            << diagnosis(Verdict::Altered, false) << noSign << Since::Gone;
        QTest::newRow("server silent now")
            << clean << diagnosis(Verdict::Inconclusive) << Since::CannotTell;
        QTest::newRow("blocked then") << diagnosis(Verdict::Blocked) << clean << Since::CannotTell;
        QTest::newRow("another transport")
            << diagnosis(Verdict::Clean, true, "udp") << diagnosis(Verdict::Clean, true, "tcp")
            << Since::CannotTell;
        QTest::newRow("one of the transports")
            << clean << diagnosis(Verdict::Clean, true, "udp") << Since::StillClean;
    }

    void tells_what_has_become_of_the_way()
    {
        QFETCH(Diagnosis, earlier);
        QFETCH(Diagnosis, now);
        QFETCH(Since, since);
        QCOMPARE(sinceName(compareDiagnoses(earlier, now).since), sinceName(since));
    }

    void names_what_is_altered_now_and_was_not_then()
    {
        Diagnosis earlier = diagnosis(Verdict::Altered);
        earlier.alterations = {{QStringLiteral("Contact"), {}, {}, false, {}}};
        Diagnosis now = earlier;
        now.alterations += {{QStringLiteral("SDP c="), {}, {}, false, {}},
                            {QStringLiteral("SDP c="), {}, {}, false, {}}};
        QCOMPARE(compareDiagnoses(earlier, now).newParts, QStringList{QStringLiteral("SDP c=")});
    }
};

QTEST_GUILESS_MAIN(TestCompareDiagnoses)
#include "tst_compare_diagnoses.moc"

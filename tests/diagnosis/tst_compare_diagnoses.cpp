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
        QCOMPARE(sinceName(compareTests({earlier, {}}, {now, {}}).since), sinceName(since));
    }

    void names_what_is_altered_now_and_was_not_then()
    {
        Diagnosis earlier = diagnosis(Verdict::Altered);
        earlier.alterations = {{QStringLiteral("Contact"), {}, {}, false, {}}};
        Diagnosis now = earlier;
        now.alterations += {{QStringLiteral("SDP c="), {}, {}, false, {}},
                            {QStringLiteral("SDP c="), {}, {}, false, {}}};
        QCOMPARE(compareTests({earlier, {}}, {now, {}}).newParts,
                 QStringList{QStringLiteral("SDP c=")});
    }

    void says_nothing_about_another_router_data()
    {
        QTest::addColumn<QString>("then");
        QTest::addColumn<QString>("now");
        QTest::addColumn<Since>("since");
        const QString one = QStringLiteral("02:00:00:00:00:01");
        QTest::newRow("the same") << one << one << Since::CameBack;
        QTest::newRow("another") << one << QStringLiteral("02:00:00:00:00:02")
                                 << Since::AnotherRouter;
        QTest::newRow("not known now") << one << QString() << Since::CameBack;
        QTest::newRow("not known then") << QString() << one << Since::CameBack;
    }

    // A computer that was carried elsewhere must not tell that the setting at home came back.
    void says_nothing_about_another_router()
    {
        QFETCH(QString, then);
        QFETCH(QString, now);
        QFETCH(Since, since);
        const auto through = [](Verdict verdict, const QString &mac) {
            Gateway gateway;
            gateway.mac = mac;
            return RoutedTest{diagnosis(verdict), gateway};
        };
        const Comparison comparison =
            compareTests(through(Verdict::Clean, then), through(Verdict::Altered, now));
        QCOMPARE(sinceName(comparison.since), sinceName(since));
    }
};

QTEST_GUILESS_MAIN(TestCompareDiagnoses)
#include "tst_compare_diagnoses.moc"

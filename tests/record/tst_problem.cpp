#include "problem.h"

#include <QSet>
#include <QTest>

using namespace ringthrough;
using namespace Qt::StringLiterals;

namespace {

// One of each kind, so that a new cause is in every test below without anybody remembering it.
template <size_t... index>
QList<Problem> allOf(std::index_sequence<index...>)
{
    return {Problem(std::in_place_index<index>)...};
}

QList<Problem> allProblems()
{
    return allOf(std::make_index_sequence<std::variant_size_v<Problem>>());
}

} // namespace

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCauseHasItsOwnName();
    void everyCauseHasWordsForThePerson();
    void wordsForThePersonAreNoCodes();
    void everyCauseHasAnExitCodeOfTheContract();
    void theExitCodesAreTheContract_data();
    void theExitCodesAreTheContract();
    void theLogHasTheFacts_data();
    void theLogHasTheFacts();
    void anAddressWithAPercentSignIsKept();
};

void TestProblem::everyCauseHasItsOwnName()
{
    QSet<QString> names;
    for (const Problem &problem : allProblems())
        names.insert(problemName(problem));
    QCOMPARE(names.size(), allProblems().size());
    QVERIFY(!names.contains(QString()));
}

void TestProblem::everyCauseHasWordsForThePerson()
{
    for (const Problem &problem : allProblems()) {
        const QString words = wordsForPerson(problem);
        QVERIFY2(words.endsWith(u'.'), qPrintable(problemName(problem)));
        QVERIFY2(!words.contains(u'%'), qPrintable(words));
        QVERIFY2(!wordsForLog(problem).isEmpty(), qPrintable(problemName(problem)));
    }
}

void TestProblem::wordsForThePersonAreNoCodes()
{
    const QStringList banned{u"gateway"_s, u"error"_s, u"invalid"_s, u"failed"_s,
                             u"timeout"_s, u"_"_s,     u"host key"_s};
    for (const Problem &problem : allProblems()) {
        for (const QString &word : banned) {
            QVERIFY2(!wordsForPerson(problem).contains(word, Qt::CaseInsensitive),
                     qPrintable(problemName(problem) + u' ' + word));
        }
    }
}

void TestProblem::everyCauseHasAnExitCodeOfTheContract()
{
    for (const Problem &problem : allProblems()) {
        const int code = exitCode(problem);
        QVERIFY2(code >= 2 && code <= 8, qPrintable(problemName(problem)));
    }
}

void TestProblem::theExitCodesAreTheContract_data()
{
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<int>("code");
    QTest::newRow("no router") << Problem(NoGateway{}) << 4;
    QTest::newRow("several") << Problem(SeveralGateways{}) << 4;
    QTest::newRow("silent") << Problem(RouterSilent{}) << 4;
    QTest::newRow("unknown") << Problem(RouterUnknown{}) << 4;
    QTest::newRow("sign-in") << Problem(SignInRefused{}) << 5;
    QTest::newRow("changed key") << Problem(HostKeyChanged{}) << 6;
    QTest::newRow("refused command") << Problem(CommandRefused{}) << 6;
    QTest::newRow("undo failed") << Problem(UndoFailed{}) << 7;
    QTest::newRow("file") << Problem(FileProblem{}) << 8;
    QTest::newRow("server silent") << Problem(ServerSilent{}) << 3;
    QTest::newRow("name not found") << Problem(HostNotFound{}) << 3;
}

void TestProblem::theExitCodesAreTheContract()
{
    QFETCH(Problem, problem);
    QFETCH(int, code);
    QCOMPARE(exitCode(problem), code);
}

void TestProblem::theLogHasTheFacts_data()
{
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<QStringList>("facts");
    QTest::newRow("several") << Problem(SeveralGateways{{u"10.0.0.1"_s, u"10.8.0.1"_s}})
                             << QStringList{u"10.0.0.1"_s, u"10.8.0.1"_s};
    QTest::newRow("refused") << Problem(ConnectionRefused{u"10.0.0.1"_s, 23, u"no route"_s})
                             << QStringList{u"10.0.0.1"_s, u"23"_s, u"no route"_s};
    QTest::newRow("key") << Problem(HostKeyChanged{u"SHA256:old"_s, u"SHA256:new"_s})
                         << QStringList{u"SHA256:old"_s, u"SHA256:new"_s};
    QTest::newRow("late") << Problem(TimedOut{During::Saving, std::chrono::seconds(5)})
                          << QStringList{u"5000 ms"_s, u"saving"_s};
    QTest::newRow("lost") << Problem(ConnectionLost{During::Changing})
                          << QStringList{u"changing"_s};
    QTest::newRow("device") << Problem(WrongDevice{u"asus"_s, u"toaster"_s})
                            << QStringList{u"asus"_s, u"toaster"_s};
}

void TestProblem::theLogHasTheFacts()
{
    QFETCH(Problem, problem);
    QFETCH(QStringList, facts);
    for (const QString &fact : facts)
        QVERIFY2(wordsForLog(problem).contains(fact), qPrintable(wordsForLog(problem)));
}

void TestProblem::anAddressWithAPercentSignIsKept()
{
    const Problem silent = RouterSilent{u"fe80::1%eth1"_s};
    QVERIFY(wordsForPerson(silent).contains(u"fe80::1%eth1"_s));
    const Problem refused = ConnectionRefused{u"fe80::1%1"_s, 22, u"why"_s};
    QVERIFY2(wordsForLog(refused).contains(u"fe80::1%1 port 22: why"_s),
             qPrintable(wordsForLog(refused)));
}

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"

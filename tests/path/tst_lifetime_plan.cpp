#include "lifetime_plan.h"

#include <QTest>

using namespace ringthrough;

namespace {

// What the rungs of one round find out about a router that forgets after so many seconds.
void look(LifetimeSights &sights, const QList<int> &times, double lifetime)
{
    for (const int seconds : times)
        sights.insert(seconds, seconds < lifetime);
}

} // namespace

class TestLifetimePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_every_lifetime_data()
    {
        QTest::addColumn<LifetimeMethod>("method");
        QTest::addColumn<int>("mostRounds");
        QTest::addColumn<int>("mostPorts");
        QTest::newRow("stun") << LifetimeMethod::Stun << 2 << 70;
        QTest::newRow("sip") << LifetimeMethod::Sip << 4 << 30;
    }

    void finds_every_lifetime()
    {
        QFETCH(LifetimeMethod, method);
        QFETCH(int, mostRounds);
        QFETCH(int, mostPorts);
        for (double lifetime = 1.5; lifetime < 179; lifetime += 0.5) {
            LifetimeSights sights;
            int rounds = 0;
            qsizetype ports = 0;
            for (;; ++rounds) {
                const QList<int> times = nextIdleTimes(sights, 180, method);
                if (times.isEmpty())
                    break;
                QVERIFY(rounds < mostRounds);
                ports += times.size();
                look(sights, times, lifetime);
            }
            QVERIFY2(ports <= mostPorts, qPrintable(QString::number(ports)));
            const LifetimeBracket bracket = lifetimeBracket(sights);
            QVERIFY(bracket.alive < lifetime && bracket.dead >= lifetime);
            const double error = std::max(1.0, lifetime / 10);
            QVERIFY2(lifetime - bracket.alive <= error && bracket.dead - lifetime <= error,
                     qPrintable(QString::number(lifetime)));
        }
    }

    void says_when_it_outlives_everything()
    {
        for (const auto method : {LifetimeMethod::Stun, LifetimeMethod::Sip})
            for (const int longest : {2, 5, 6, 20, 180, 600}) {
                LifetimeSights sights;
                look(sights, nextIdleTimes(sights, longest, method), 10000);
                QVERIFY(nextIdleTimes(sights, longest, method).isEmpty());
                QVERIFY(lifetimeBracket(sights) == (LifetimeBracket{longest, 0}));
            }
    }

    void never_waits_longer_than_the_longest()
    {
        for (const auto method : {LifetimeMethod::Stun, LifetimeMethod::Sip})
            for (int longest = 2; longest < 400; ++longest) {
                const QList<int> times = nextIdleTimes({}, longest, method);
                QVERIFY(std::is_sorted(times.begin(), times.end()));
                QVERIFY(times.size() >= 2 && times.constFirst() >= 1);
                QCOMPARE(times.constLast(), longest);
                QCOMPARE(QSet<int>(times.begin(), times.end()).size(), times.size());
            }
    }

    void one_silence_alone_may_be_a_lost_packet()
    {
        LifetimeSights sights{{10, true}, {11, false}, {12, true}, {13, true}};
        QVERIFY(lifetimeBracket(sights) == (LifetimeBracket{13, 0}));
        sights.insert(14, false);
        QVERIFY(lifetimeBracket(sights) == (LifetimeBracket{13, 0}));
        sights.insert(15, false);
        QVERIFY(lifetimeBracket(sights) == (LifetimeBracket{13, 14}));
    }

    void a_round_ends_when_only_longer_times_are_waited_for()
    {
        const LifetimeSights sights{{10, true}, {13, false}, {14, false}};
        QVERIFY(isRoundOver(sights, {15, 16, 17}));
        QVERIFY(isRoundOver(sights, {}));
        QVERIFY(!isRoundOver(sights, {12, 15}));
        QVERIFY(!isRoundOver({{10, true}, {13, false}}, {15}));
        QVERIFY(!isRoundOver({{10, true}}, {15}));
    }
};

QTEST_GUILESS_MAIN(TestLifetimePlan)
#include "tst_lifetime_plan.moc"

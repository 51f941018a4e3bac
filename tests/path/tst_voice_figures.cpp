#include "voice_figures.h"

#include <QTest>

using namespace ringthrough;

namespace {

// The loss at which the E-model comes to this R without any delay; voiceOpinion solved for it.
double lossFor(double r)
{
    const double impairment = 93.2 - r;
    return impairment * 25.1 / (95 - impairment);
}

bool isNear(double one, double other, double tolerance)
{
    return std::abs(one - other) <= tolerance;
}

} // namespace

class TestVoiceFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // ITU-T G.107, annex B, table B.1; and 4.41 is what its default values give.
    void scores_as_the_e_model_does_data()
    {
        QTest::addColumn<double>("r");
        QTest::addColumn<double>("score");
        QTest::newRow("defaults") << 93.2 << 4.41;
        QTest::newRow("90") << 90.0 << 4.34;
        QTest::newRow("80") << 80.0 << 4.03;
        QTest::newRow("70") << 70.0 << 3.60;
        QTest::newRow("60") << 60.0 << 3.10;
        QTest::newRow("50") << 50.0 << 2.58;
    }

    void scores_as_the_e_model_does()
    {
        QFETCH(double, r);
        QFETCH(double, score);
        QVERIFY(isNear(voiceOpinion(0, lossFor(r)), score, 0.01));
    }

    void delay_hurts_more_beyond_the_bend()
    {
        // R 93.2 - 0.024 * 100 = 90.8, and - 0.024 * 300 - 0.11 * 122.7 = 72.5.
        QVERIFY(isNear(voiceOpinion(100, 0), voiceOpinion(0, lossFor(90.8)), 0.001));
        QVERIFY(isNear(voiceOpinion(300, 0), voiceOpinion(0, lossFor(72.503)), 0.001));
    }

    void never_leaves_the_scale()
    {
        QCOMPARE(voiceOpinion(100000, 100), 1.0);
        for (double loss = 0; loss <= 100; loss += 0.5)
            for (double delay = 0; delay < 2000; delay += 50)
                QVERIFY(voiceOpinion(delay, loss) >= 1 && voiceOpinion(delay, loss) <= 4.5);
    }

    void counts_what_was_lost()
    {
        const VoiceFinding found = voiceFigures({10000, -1, 30000, 20000, -1}, 20);
        QCOMPARE(found.sent, 5);
        QCOMPARE(found.answered, 3);
        QCOMPARE(found.lossPercent, 40.0);
        QCOMPARE(found.medianMs, 20.0);
        QCOMPARE(found.worstMs, 30.0);
    }

    // RFC 3550, 6.4.1: J += (|D| - J) / 16, by hand for differences of 20 and 20 ms.
    void measures_jitter_as_rtp_does()
    {
        QCOMPARE(voiceFigures({10000, 30000, 10000}, 20).jitterMs, 1.25 + (20 - 1.25) / 16);
        QCOMPARE(voiceFigures({10000, 10000, 10000}, 20).jitterMs, 0.0);
        QCOMPARE(voiceFigures({10000, -1, 30000}, 20).jitterMs, 1.25);
    }

    // The first arrives last: then the differences are 0 and 70 ms, not 70 and 0.
    void takes_packets_in_the_order_of_their_arrival()
    {
        QCOMPARE(voiceFigures({80000, 10000, 10000}, 20).jitterMs, 70.0 / 16);
    }

    void takes_what_comes_too_late_for_lost_in_the_score_only()
    {
        QList<int> trips(100, 20000);
        const double good = voiceFigures(trips, 20).opinion;
        trips[99] = 20000 + (voiceLateMs + 1) * 1000;
        const VoiceFinding late = voiceFigures(trips, 20);
        QCOMPARE(late.lossPercent, 0.0);
        trips[99] = -1;
        QVERIFY(late.opinion < good - 0.05);
        QVERIFY(late.opinion <= voiceFigures(trips, 20).opinion);
    }

    // Over a satellite everything is late in the same way, and nothing is lost.
    void a_long_way_is_not_a_loss()
    {
        const VoiceFinding found = voiceFigures(QList<int>(100, 600000), 20);
        // 300 ms there, 20 to fill the packet: R = 93.2 - 7.68 - 15.697.
        QVERIFY(isNear(found.opinion, voiceOpinion(0, lossFor(69.823)), 0.001));
    }

    void nothing_at_all_is_the_worst()
    {
        QCOMPARE(voiceFigures({-1, -1}, 20).opinion, 1.0);
        QCOMPARE(voiceFigures({-1, -1}, 20).lossPercent, 100.0);
        QCOMPARE(voiceFigures({}, 20).sent, 0);
    }
};

QTEST_GUILESS_MAIN(TestVoiceFigures)
#include "tst_voice_figures.moc"

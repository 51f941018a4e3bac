#include "path_samples.h"
#include "voice_curve.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace ringthrough;
using namespace Qt::StringLiterals;

/// The measurement of speech, ready to be drawn.
class TestVoiceCurve : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLeftOutOfTheColumns();
    void theScaleHasRoomForAll_data();
    void theScaleHasRoomForAll();
    void secondsAreCounted();
    void theWordsNameTheSeconds();
    void theDrawingIsWellFormed();
    void hostileFiguresDoNoHarm();
};

void TestVoiceCurve::nothingIsLeftOutOfTheColumns()
{
    const QList<int> packets{1000, -1, 3000, 2000, -1, -1, 500};
    const QList<VoiceColumn> each = voiceColumns(packets, 100);
    QCOMPARE(each.size(), packets.size());
    QCOMPARE(each.at(1), (VoiceColumn{-1, 1}));
    for (const int most : {1, 2, 3, 6}) {
        const QList<VoiceColumn> columns = voiceColumns(packets, most);
        QCOMPARE(columns.size(), most);
        int lost = 0;
        int longest = 0;
        for (const VoiceColumn &column : columns) {
            lost += column.lost;
            longest = std::max(longest, column.longestMicros);
        }
        QCOMPARE(lost, 3);
        QCOMPARE(longest, 3000);
    }
    QVERIFY(voiceColumns({}, 10).isEmpty());
    QCOMPARE(voiceColumns(packets, 0).size(), 1);
}

void TestVoiceCurve::theScaleHasRoomForAll_data()
{
    QTest::addColumn<QList<int>>("packets");
    QTest::addColumn<int>("top");
    QTest::newRow("none") << QList<int>{} << 10;
    QTest::newRow("all lost") << QList<int>{-1, -1} << 10;
    QTest::newRow("quick") << QList<int>{900, 10000} << 10;
    QTest::newRow("just above") << QList<int>{10001} << 20;
    QTest::newRow("usual") << QList<int>{21000, 40500} << 50;
    QTest::newRow("slow") << QList<int>{350'000} << 500;
    QTest::newRow("absurd") << QList<int>{2'000'000'000} << 1'000'000;
}

void TestVoiceCurve::theScaleHasRoomForAll()
{
    QFETCH(QList<int>, packets);
    QFETCH(int, top);
    QCOMPARE(voiceScaleMs(packets), top);
}

void TestVoiceCurve::secondsAreCounted()
{
    VoiceFinding voice;
    voice.everyMs = 250;
    voice.roundTripsMicros = {10000, 30000, -1, 20000, -1, 5000};
    const QList<VoiceSecond> seconds = voiceSeconds(voice);
    QCOMPARE(seconds.size(), 2);
    QCOMPARE(seconds.at(0).sent, 4);
    QCOMPARE(seconds.at(0).lost, 1);
    QCOMPARE(seconds.at(0).medianMs, 20.0);
    QCOMPARE(seconds.at(0).worstMs, 30.0);
    QCOMPARE(seconds.at(1).sent, 2);
    QCOMPARE(seconds.at(1).worstMs, 5.0);
}

void TestVoiceCurve::theWordsNameTheSeconds()
{
    VoiceFinding voice;
    voice.everyMs = 1000;
    voice.roundTripsMicros = {10000, -1, 10000, -1};
    QVERIFY2(voiceWords(voice).contains(u"seconds: 2, 4"_s), qPrintable(voiceWords(voice)));
    voice.roundTripsMicros = {10000};
    QVERIFY(voiceWords(voice).contains(u"No packet got lost"_s));
    voice.roundTripsMicros = QList<int>(30, -1);
    QVERIFY2(voiceWords(voice).contains(u"30 of 30 seconds"_s), qPrintable(voiceWords(voice)));
}

void TestVoiceCurve::theDrawingIsWellFormed()
{
    QXmlStreamReader xml(voiceSvg(*fullPath().voice));
    QString title;
    while (!xml.atEnd())
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"title"_s)
            title = xml.readElementText();
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(title, voiceWords(*fullPath().voice));
    QVERIFY(voiceSvg(VoiceFinding()).isEmpty());
}

void TestVoiceCurve::hostileFiguresDoNoHarm()
{
    VoiceFinding voice;
    voice.everyMs = 0;
    voice.roundTripsMicros = {std::numeric_limits<int>::min(), std::numeric_limits<int>::max(), 0};
    QVERIFY(!voiceSvg(voice).isEmpty());
    QVERIFY(!voiceWords(voice).isEmpty());
    QVERIFY(!voiceSeconds(voice).isEmpty());
}

QTEST_GUILESS_MAIN(TestVoiceCurve)
#include "tst_voice_curve.moc"

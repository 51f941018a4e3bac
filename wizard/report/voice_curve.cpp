#include "voice_curve.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ringthrough {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Voice)
};

constexpr double microsPerMs = 1000;

int slowest(const QList<int> &roundTripsMicros)
{
    const auto found = std::max_element(roundTripsMicros.begin(), roundTripsMicros.end());
    return found == roundTripsMicros.end() ? 0 : *found;
}

int packetsASecond(const VoiceFinding &voice)
{
    return std::max(1, 1000 / std::max(1, voice.everyMs));
}

QString decimal(double value)
{
    return QLocale().toString(value, 'f', value < 10 ? 1 : 0);
}

VoiceSecond secondOf(QList<int> packets)
{
    VoiceSecond second;
    second.sent = int(packets.size());
    packets.removeIf([](int micros) { return micros < 0; });
    second.lost = second.sent - int(packets.size());
    if (packets.isEmpty())
        return second;
    std::sort(packets.begin(), packets.end());
    second.medianMs = packets.at(packets.size() / 2) / microsPerMs;
    second.worstMs = packets.last() / microsPerMs;
    return second;
}

// "2, 7 and 9"; a line on which every second loses something needs no list.
QString lossyWords(const QList<VoiceSecond> &seconds)
{
    constexpr qsizetype most = 8;
    QStringList lossy;
    for (qsizetype i = 0; i < seconds.size(); ++i)
        if (seconds.at(i).lost > 0)
            lossy.append(QString::number(i + 1));
    if (lossy.isEmpty())
        return Words::tr("No packet got lost.");
    if (lossy.size() > most)
        return Words::tr("Packets got lost in %1 of %2 seconds.")
            .arg(lossy.size())
            .arg(seconds.size());
    return Words::tr("Packets got lost in these seconds: %1.", "a list of numbers")
        .arg(QLocale().createSeparatedList(lossy));
}

} // namespace

QList<VoiceColumn> voiceColumns(const QList<int> &roundTripsMicros, int most)
{
    const qsizetype count = std::min<qsizetype>(roundTripsMicros.size(), std::max(1, most));
    QList<VoiceColumn> columns(count);
    for (qsizetype i = 0; i < roundTripsMicros.size(); ++i) {
        VoiceColumn &column = columns[i * count / roundTripsMicros.size()];
        column.lost += int(roundTripsMicros.at(i) < 0);
        column.longestMicros = std::max(column.longestMicros, roundTripsMicros.at(i));
    }
    return columns;
}

int voiceScaleMs(const QList<int> &roundTripsMicros)
{
    const double needed = slowest(roundTripsMicros) / microsPerMs;
    for (int decade = 10; decade < 1'000'000; decade *= 10)
        for (const int step : {1, 2, 5})
            if (decade * step >= needed)
                return decade * step;
    return 1'000'000;
}

QList<VoiceSecond> voiceSeconds(const VoiceFinding &voice)
{
    QList<VoiceSecond> seconds;
    const int step = packetsASecond(voice);
    for (qsizetype from = 0; from < voice.roundTripsMicros.size(); from += step)
        seconds.append(secondOf(voice.roundTripsMicros.mid(from, step)));
    return seconds;
}

QString voiceWords(const VoiceFinding &voice)
{
    return Words::tr("%1 packets were sent at the pace of speech, %2 came back. Half of them took "
                     "up to %3 ms, the slowest %4 ms. %5")
        .arg(voice.sent)
        .arg(voice.answered)
        .arg(decimal(voice.medianMs), decimal(voice.worstMs), lossyWords(voiceSeconds(voice)));
}

} // namespace ringthrough

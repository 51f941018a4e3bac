#include "voice_figures.h"

#include <algorithm>
#include <cmath>

namespace ringthrough {

namespace {

constexpr double packetMs = 20; // G.711 speaks of 20 ms at a time
constexpr double bestR = 93.2;
constexpr double robustness = 25.1;
constexpr double bend = 177.3;

QList<int> answeredOf(const QList<int> &roundTrips)
{
    QList<int> answered;
    std::copy_if(roundTrips.begin(), roundTrips.end(), std::back_inserter(answered),
                 [](int micros) { return micros >= 0; });
    return answered;
}

double medianOf(QList<int> values)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const qsizetype middle = values.size() / 2;
    return values.size() % 2 == 1 ? values.at(middle)
                                  : (values.at(middle - 1) + values.at(middle)) / 2.0;
}

// In the order of arrival, as a receiver of RTP sees them.
double jitterOf(const QList<int> &roundTrips, int everyMs)
{
    QList<std::pair<qint64, int>> arrivals;
    for (qsizetype i = 0; i < roundTrips.size(); ++i)
        if (roundTrips.at(i) >= 0)
            arrivals.append({i * everyMs * 1000 + roundTrips.at(i), roundTrips.at(i)});
    std::stable_sort(arrivals.begin(), arrivals.end(),
                     [](const auto &one, const auto &other) { return one.first < other.first; });
    double jitter = 0;
    for (qsizetype i = 1; i < arrivals.size(); ++i)
        jitter += (std::abs(arrivals.at(i).second - arrivals.at(i - 1).second) - jitter) / 16;
    return jitter;
}

double percent(qsizetype part, qsizetype whole)
{
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

// One way, the time to fill a packet, and a playout buffer of twice the jitter.
double mouthToEar(const VoiceFinding &found)
{
    return found.medianMs / 2 + packetMs + 2 * found.jitterMs;
}

} // namespace

VoiceFinding voiceFigures(const QList<int> &roundTripsMicros, int everyMs)
{
    VoiceFinding found;
    const QList<int> answered = answeredOf(roundTripsMicros);
    const double median = medianOf(answered);
    found.sent = static_cast<int>(roundTripsMicros.size());
    found.answered = static_cast<int>(answered.size());
    found.everyMs = everyMs;
    found.roundTripsMicros = roundTripsMicros;
    found.lossPercent = percent(found.sent - found.answered, found.sent);
    found.jitterMs = jitterOf(roundTripsMicros, everyMs) / 1000;
    found.medianMs = median / 1000;
    found.worstMs =
        answered.isEmpty() ? 0 : *std::max_element(answered.begin(), answered.end()) / 1000.0;
    const auto inTime = std::count_if(answered.begin(), answered.end(), [&](int micros) {
        return micros <= median + voiceLateMs * 1000;
    });
    found.opinion = found.answered == 0
                        ? 1
                        : voiceOpinion(mouthToEar(found), percent(found.sent - inTime, found.sent));
    return found;
}

double voiceOpinion(double mouthToEarMs, double lossPercent)
{
    const double delay = 0.024 * mouthToEarMs + 0.11 * std::max(0.0, mouthToEarMs - bend);
    const double loss = 95 * lossPercent / (lossPercent + robustness);
    const double r = std::clamp(bestR - delay - loss, 0.0, 100.0);
    return std::clamp(1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6, 1.0, 4.5);
}

} // namespace ringthrough

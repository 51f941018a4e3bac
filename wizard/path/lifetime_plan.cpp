#include "lifetime_plan.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr int shortest = 5;
constexpr int narrowingSteps = 5;
constexpr qsizetype confirmations = 2;

// Two at the end, so that one can confirm the other.
QList<int> withEnd(QList<int> times, int longest)
{
    return times + QList<int>{std::max(1, longest - 1), std::max(2, longest)};
}

// From one to the next by a second or 7 %, whatever is more: between two of them there is no room
// for an error of a tenth.
QList<int> finely(int longest)
{
    QList<int> times;
    for (int seconds = shortest; seconds < longest - 1;
         seconds = std::max(seconds + 1, seconds * 107 / 100))
        times.append(seconds);
    return withEnd(times, longest);
}

QList<int> coarsely(int longest)
{
    QList<int> times;
    for (const int seconds : {15, 30, 45, 60, 90, 120, 180, 240, 300})
        if (seconds < longest - 1)
            times.append(seconds);
    return withEnd(times, longest);
}

// Evenly between two, without them.
QList<int> between(int alive, int dead)
{
    QList<int> times;
    const int step = std::max(1, (dead - alive + narrowingSteps) / (narrowingSteps + 1));
    for (int seconds = alive + step; seconds < dead; seconds += step)
        times.append(seconds);
    return times;
}

bool isNarrow(const LifetimeBracket &bracket)
{
    return bracket.dead - bracket.alive <= std::max(1, bracket.alive / 10);
}

qsizetype deadAbove(const LifetimeSights &sights, int alive)
{
    return std::count_if(sights.keyBegin(), sights.keyEnd(),
                         [&](int seconds) { return seconds > alive && !sights.value(seconds); });
}

} // namespace

LifetimeBracket lifetimeBracket(const LifetimeSights &sights)
{
    LifetimeBracket bracket;
    for (auto it = sights.begin(); it != sights.end(); ++it)
        if (it.value())
            bracket.alive = it.key();
    const auto above = sights.upperBound(bracket.alive);
    if (deadAbove(sights, bracket.alive) >= confirmations)
        bracket.dead = above.key();
    return bracket;
}

QList<int> nextIdleTimes(const LifetimeSights &sights, int longest, LifetimeMethod method)
{
    if (sights.isEmpty())
        return method == LifetimeMethod::Stun ? finely(longest) : coarsely(longest);
    const LifetimeBracket bracket = lifetimeBracket(sights);
    if (bracket.dead == 0 || isNarrow(bracket))
        return {};
    return between(bracket.alive, bracket.dead);
}

bool isRoundOver(const LifetimeSights &sights, const QList<int> &waiting)
{
    const int dead = lifetimeBracket(sights).dead;
    return dead != 0 && std::all_of(waiting.begin(), waiting.end(),
                                    [dead](int seconds) { return seconds > dead; });
}

} // namespace ringthrough

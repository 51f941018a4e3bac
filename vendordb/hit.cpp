#include "hit.h"
#include "mac_prefix.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype longestCapture = 64;

// What a device prints about itself is shown and compared, so it is cut to something sane.
QString tidy(const QString &text)
{
    QString result;
    for (const QChar c : text.left(longestCapture))
        result += c.isPrint() ? c : QChar(u' ');
    return result.simplified();
}

// A host name is whatever its owner liked.
bool mayNameModel(Signal signal)
{
    return signal != Signal::DnsName;
}

int macPrefixOf(const Rule &rule, const Observation &seen)
{
    if (rule.signal != Signal::Mac || seen.signal != Signal::Mac)
        return 0;
    return macDigitsCovered(rule, seen.value);
}

} // namespace

bool Hits::has(Weight least) const
{
    return std::any_of(hits.begin(), hits.end(),
                       [least](const Hit &hit) { return hit.rule->weight >= least; });
}

Hits tryRules(const QList<Rule> &rules, const QList<Observation> &observations)
{
    Hits result;
    for (const Rule &rule : rules) {
        for (const Observation &seen : observations) {
            Hit hit{&rule, &seen, {}, {}};
            if (seen.signal != rule.signal || !rule.fits(seen, &hit.model, &hit.firmware))
                continue;
            if (rule.mustNot) {
                result.ruledOut = true;
                continue;
            }
            hit.model = mayNameModel(rule.signal) ? tidy(hit.model) : QString();
            hit.firmware = tidy(hit.firmware);
            result.hits.append(hit);
        }
    }
    return result;
}

int longestMacPrefix(const QList<Rule> &rules, const QList<Observation> &observations)
{
    int longest = 0;
    for (const Rule &rule : rules) {
        for (const Observation &seen : observations)
            longest = std::max(longest, macPrefixOf(rule, seen));
    }
    return longest;
}

void keepLongestMacPrefix(Hits &hits, int longest)
{
    hits.hits.removeIf([longest](const Hit &hit) {
        const int length = macPrefixOf(*hit.rule, *hit.seen);
        return length > 0 && length < longest;
    });
}

} // namespace ringthrough

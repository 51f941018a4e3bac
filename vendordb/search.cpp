#include "knowledge_base.h"
#include "search_name.h"
#include "search_query.h"
#include "search_rank.h"

#include <algorithm>
#include <utility>

namespace ringthrough {

namespace {

struct Hit
{
    SearchRank rank;
    DeviceRef ref;
};

QList<Hit> ranked(const SearchQuery &query, const KnowledgeBase &base, bool guessing)
{
    QList<Hit> hits;
    for (const Vendor &vendor : base.vendors()) {
        const VendorSearch search(query, vendor, base, guessing);
        for (const Device &device : vendor.devices) {
            if (const std::optional<SearchRank> rank = search.rank(device))
                hits.append({*rank, {&vendor, &device}});
        }
    }
    std::stable_sort(hits.begin(), hits.end(),
                     [](const Hit &a, const Hit &b) { return a.rank < b.rank; });
    return hits;
}

void keepWordsOf(const QString &name, SearchQuery &query)
{
    const SearchName known = searchName(name);
    for (SearchWord &word : query.words) {
        if (word.mayBeGuessed && standing(word.letters, known).fit == Fit::Whole)
            word.mayBeGuessed = false;
    }
}

// Nobody who types a word or a number that there is means another one.
void keepKnownWords(SearchQuery &query, const KnowledgeBase &base)
{
    for (const Vendor &vendor : base.vendors()) {
        keepWordsOf(vendor.name, query);
        for (const QString &alias : vendor.aliases)
            keepWordsOf(alias, query);
        for (const Device &device : vendor.devices) {
            for (const QString &model : device.models)
                keepWordsOf(model, query);
        }
    }
}

// Those that explain as much of what was typed as the best, with as little guessing.
QList<DeviceRef> bestOf(const QList<Hit> &hits)
{
    const auto explained = [](const Hit &hit) {
        return std::pair(hit.rank.leftOver, hit.rank.guesses);
    };
    QList<DeviceRef> result;
    for (const Hit &hit : hits) {
        if (explained(hit) == explained(hits.first()))
            result.append(hit.ref);
    }
    return result;
}

} // namespace

QList<DeviceRef> KnowledgeBase::search(const QString &text) const
{
    SearchQuery query = searchQuery(text);
    if (query.words.isEmpty())
        return {};
    QList<Hit> hits = ranked(query, *this, false);
    if (hits.isEmpty() || hits.first().rank.leftOver > 0) {
        keepKnownWords(query, *this);
        hits = ranked(query, *this, true);
    }
    return bestOf(hits);
}

} // namespace ringthrough

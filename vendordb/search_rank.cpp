#include "search_rank.h"
#include "knowledge_base.h"
#include "vendor_facts.h"

#include <algorithm>
#include <utility>

namespace ringthrough {

namespace {

bool isFound(const Standing &standing)
{
    return standing.fit != Fit::Nowhere;
}

bool isBetter(const Standing &one, const Standing &other)
{
    if (isFound(one) != isFound(other))
        return isFound(one);
    return std::pair(one.guess, one.fit) < std::pair(other.guess, other.fit);
}

QList<SearchName> namesOf(const Vendor &vendor)
{
    QList<SearchName> names{searchName(vendor.name), searchName(vendor.id)};
    for (const QString &alias : vendor.aliases)
        names.append(searchName(alias));
    return names;
}

void takeBetter(std::optional<SearchRank> &best, const std::optional<SearchRank> &other)
{
    if (other && (!best || *other < *best))
        best = other;
}

using Letters = std::bitset<SearchName::longest + 1>;

void cover(Letters &letters, const Standing &standing)
{
    for (qsizetype i = 0; i < standing.length; ++i)
        letters.set(size_t(standing.at + i));
}

int left(const Letters &letters, const SearchName &model)
{
    int count = 0;
    for (qsizetype i = 0; i < model.counted; ++i)
        count += letters.test(size_t(i)) ? 0 : 1;
    return count;
}

FitsWhat whatOf(const SearchRank &modelRank)
{
    if (modelRank.weakest != Fit::Whole || modelRank.uncovered > 0)
        return FitsWhat::PartOfModel;
    return modelRank.unsaid == 0 ? FitsWhat::WholeModel : FitsWhat::ModelButBrand;
}

} // namespace

VendorSearch::VendorSearch(const SearchQuery &query, const Vendor &vendor,
                           const KnowledgeBase &base, bool guessing)
    : m_query(query), m_base(base), m_guessing(guessing), m_names(namesOf(vendor))
{
    m_found.resize(query.words.size());
    for (const SearchName &name : std::as_const(m_names))
        look(name, FitsWhat::PartOfVendor, m_found);
    m_named = std::any_of(m_names.cbegin(), m_names.cend(),
                          [this](const SearchName &name) { return isTyped(name); });
}

// Keeps for each word where it stands best.
void VendorSearch::look(const SearchName &name, FitsWhat what, PerWord &found) const
{
    for (qsizetype i = 0; i < m_query.words.size(); ++i) {
        const SearchWord &word = m_query.words.at(i);
        Standing here = standing(word.letters, name);
        const bool mayGuess = m_guessing && word.mayBeGuessed && !word.mayMiss;
        if (!isFound(here) && mayGuess && what == FitsWhat::PartOfVendor)
            here = nearest(word.letters, name);
        if (isBetter(here, found[i].standing))
            found[i] = {here, what};
    }
}

// True when the whole name is among what was typed.
bool VendorSearch::isTyped(const SearchName &name) const
{
    qsizetype letters = 0;
    int guesses = 0;
    for (const SearchWord &word : m_query.words) {
        Standing here = standing(word.letters, name);
        if (!isFound(here) && m_guessing && word.mayBeGuessed)
            here = nearest(word.letters, name);
        letters += here.fit == Fit::Whole ? here.length : 0;
        guesses += here.guess;
    }
    return letters == name.letters.size() && (guesses == 0 || m_guessing);
}

VendorSearch::PerWord VendorSearch::besideModels(const Device &device) const
{
    PerWord found = m_found;
    PerWord other(found.size());
    for (const QString &maker : makerNames(device, m_base))
        look(searchName(maker), FitsWhat::Maker, other);
    look(searchName(device.family), FitsWhat::Family, other);
    for (qsizetype i = 0; i < found.size(); ++i) {
        const bool isWord = other[i].standing.fit <= Fit::Begins;
        const bool counts = isWord && !m_query.words.at(i).mayMiss;
        if (counts && isBetter(other[i].standing, found[i].standing))
            found[i] = other[i];
    }
    return found;
}

// "netgearr7000" is a brand and a model.
Standing VendorSearch::afterBrand(const QString &word, const SearchName &model) const
{
    constexpr qsizetype shortestBrand = 3;
    for (const SearchName &brand : m_names) {
        const qsizetype size = brand.letters.size();
        if (size < shortestBrand || word.size() <= size + 1 || !word.startsWith(brand.letters))
            continue;
        const Standing rest = standing(word.mid(size), model);
        if (rest.fit <= Fit::Begins)
            return rest;
    }
    return {};
}

Standing VendorSearch::inModel(const SearchWord &word, const SearchName &model,
                               bool elsewhere) const
{
    Standing here = standing(word.letters, model);
    if (isFound(here) || elsewhere || word.mayMiss)
        return here;
    here = afterBrand(word.letters, model);
    if (!isFound(here) && m_guessing && word.mayBeGuessed)
        here = nearest(word.letters, model);
    return here;
}

// The brand in a model's name need not be typed, and neither what stands in brackets.
void VendorSearch::countUncovered(const SearchName &model, const PerWord &found,
                                  SearchRank &rank) const
{
    Letters letters;
    for (const Found &word : found) {
        if (word.what == FitsWhat::PartOfModel)
            cover(letters, word.standing);
    }
    rank.unsaid = left(letters, model);
    for (const SearchName &brand : m_names) {
        const Standing here = standing(brand.letters, model);
        if (here.fit == Fit::Whole)
            cover(letters, here);
    }
    rank.uncovered = left(letters, model);
}

// Where words are left over, the others have to say something.
bool VendorSearch::isEnough(const SearchWord &word, const Found &found) const
{
    constexpr qsizetype saysSomething = 3;
    if (found.standing.fit == Fit::Whole && found.what == FitsWhat::PartOfVendor)
        return true;
    return found.standing.fit <= Fit::Begins && word.letters.size() >= saysSomething;
}

// In "edge router" for "EdgeRouter" the second word goes on where the first ends.
bool VendorSearch::isMissing(const PerWord &found, qsizetype index)
{
    const Found &here = found[index];
    if (here.standing.fit != Fit::Inside || index == 0)
        return here.standing.fit > Fit::Begins;
    const Found &before = found[index - 1];
    const qsizetype end = before.standing.at + before.standing.length;
    return before.what != here.what || here.standing.at != end;
}

std::optional<SearchRank> VendorSearch::judge(const PerWord &found) const
{
    SearchRank rank;
    rank.unnamed = !m_named;
    bool enough = false;
    for (qsizetype i = 0; i < found.size(); ++i) {
        const SearchWord &word = m_query.words.at(i);
        const Found &here = found[i];
        const bool stands = isFound(here.standing);
        if (word.mayMiss) {
            rank.missing += isMissing(found, i) ? 1 : 0;
            continue;
        }
        rank.leftOver += stands ? 0 : 1;
        if (!stands)
            continue;
        enough = enough || isEnough(word, here);
        rank.guesses += here.standing.guess;
        rank.weakest = std::max(rank.weakest, here.standing.fit);
        rank.what = std::max(rank.what, here.what);
        rank.byMaker += here.what == FitsWhat::Maker ? 1 : 0;
    }
    if (rank.leftOver == m_query.needed() || (rank.leftOver > 0 && !enough))
        return std::nullopt;
    return rank;
}

std::optional<SearchRank> VendorSearch::judgeModel(const SearchName &model, PerWord found) const
{
    bool anything = false;
    for (qsizetype i = 0; i < found.size(); ++i) {
        const bool elsewhere = isFound(found[i].standing);
        const Standing here = inModel(m_query.words.at(i), model, elsewhere);
        if (!isFound(here) || (elsewhere && isBetter(found[i].standing, here)))
            continue;
        found[i] = {here, FitsWhat::PartOfModel};
        anything = true;
    }
    std::optional<SearchRank> rank = anything ? judge(found) : std::nullopt;
    if (!rank)
        return std::nullopt;
    countUncovered(model, found, *rank);
    rank->what = whatOf(*rank);
    return rank;
}

std::optional<SearchRank> VendorSearch::rank(const Device &device) const
{
    if (device.id == m_query.id)
        return SearchRank();
    const PerWord beside = besideModels(device);
    std::optional<SearchRank> best = judge(beside);
    if (best && m_named && best->what == FitsWhat::PartOfVendor)
        best->what = FitsWhat::WholeVendor;
    for (const QString &model : device.models)
        takeBetter(best, judgeModel(searchName(model), beside));
    return best;
}

} // namespace ringthrough

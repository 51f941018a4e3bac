#pragma once

#include "device.h"
#include "search_name.h"
#include "search_query.h"

#include <QList>
#include <QVarLengthArray>

#include <compare>
#include <optional>

namespace ringthrough {

class KnowledgeBase;

/// What fits, the best first.
enum class FitsWhat {
    Id,
    WholeModel,
    WholeVendor,   ///< the vendor's name or one of its aliases
    ModelButBrand, ///< a model but for the brand in its name
    PartOfVendor,
    PartOfModel,
    Family,
    Maker, ///< only who built it
};

/// How well a device fits. The members are compared in their order; the less, the better.
struct SearchRank
{
    int leftOver = 0; ///< words that stand nowhere
    int guesses = 0;  ///< how much had to be guessed at to find the others
    int byMaker = 0;  ///< words that only its maker's name has
    int missing = 0;  ///< words that may miss and do
    FitsWhat what = FitsWhat::Id;
    Fit weakest = Fit::Whole;
    int uncovered = 0;    ///< letters of the model that nobody typed and that are no brand
    int unsaid = 0;       ///< the same, brands as well
    bool unnamed = false; ///< none of the vendor's names was typed

    auto operator<=>(const SearchRank &) const = default;
};

/// Ranks the devices of one vendor.
class VendorSearch
{
public:
    /// With guessing, a word that stands nowhere may be a misspelling. All must outlive it.
    VendorSearch(const SearchQuery &query, const Vendor &vendor, const KnowledgeBase &base,
                 bool guessing);

    /// Nothing when too little of the query fits.
    std::optional<SearchRank> rank(const Device &device) const;

private:
    struct Found
    {
        Standing standing;
        FitsWhat what = FitsWhat::Maker;
    };
    using PerWord = QVarLengthArray<Found, 16>;

    void look(const SearchName &name, FitsWhat what, PerWord &found) const;
    PerWord besideModels(const Device &device) const;
    Standing inModel(const SearchWord &word, const SearchName &model, bool elsewhere) const;
    Standing afterBrand(const QString &word, const SearchName &model) const;
    bool isTyped(const SearchName &name) const;
    void countUncovered(const SearchName &model, const PerWord &found, SearchRank &rank) const;
    std::optional<SearchRank> judge(const PerWord &found) const;
    std::optional<SearchRank> judgeModel(const SearchName &model, PerWord found) const;
    static bool isMissing(const PerWord &found, qsizetype index);
    bool isEnough(const SearchWord &word, const Found &found) const;

    const SearchQuery &m_query;
    const KnowledgeBase &m_base;
    bool m_guessing;
    QList<SearchName> m_names;
    PerWord m_found;
    bool m_named = false;
};

} // namespace ringthrough

#pragma once

#include <QList>
#include <QString>

namespace ringthrough {

/// One word that somebody typed.
struct SearchWord
{
    QString letters;
    /// True for what half of all labels say ("router", "dual band", "AC1750", "v2"): a device that
    /// has it comes first, and one that has not is found as well.
    bool mayMiss = false;
    bool mayBeGuessed = true;

    bool operator==(const SearchWord &) const = default;
};

/// What somebody typed, cut into words.
struct SearchQuery
{
    QString id; ///< as it would be if it were a device's id
    QList<SearchWord> words;

    qsizetype needed() const; ///< how many words may not miss
};

/// Words that say nothing ("my", "the") are left out, and so is what follows the first hundred
/// characters. Where only words are left that may miss, all are looked for.
SearchQuery searchQuery(const QString &text);

} // namespace ringthrough

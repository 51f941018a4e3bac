#pragma once

#include <QString>

#include <bitset>

namespace ringthrough {

/// A name of the knowledge base as a search compares it: small letters and digits alone, accents
/// and umlauts folded ("Zürich" and "Zurich" are one), "@" read as "a". Blanks and
/// dashes are gone; where they stood is remembered.
struct SearchName
{
    static constexpr qsizetype longest = 127; ///< letters beyond are left out

    QString letters;
    std::bitset<longest + 1> words; ///< set where a word begins, and at the end of the last
    std::bitset<longest + 1> runs;  ///< the same, and where letters and digits meet
    qsizetype counted = 0;          ///< letters before a remark in brackets
};

SearchName searchName(const QString &text);

/// The letters of a name, or of a word that somebody typed.
QString searchLetters(const QString &text);

/// The letters with those made one that people mix up on labels: 0 and O, 1, l and I.
QString sameLooks(const QString &letters);

/// How a word stands in a name; the better, the smaller.
enum class Fit {
    Whole,  ///< it is a word or several of it
    Begins, ///< a word of it begins so
    Inside,
    Nowhere,
};

/// Where a typed word was found in a name, or the nearest that is there.
struct Standing
{
    Fit fit = Fit::Nowhere;
    int guess = 0; ///< 0: as it was typed; else the likelier, the smaller
    qsizetype at = 0;
    qsizetype length = 0;
};

/// The best place of the word's letters. One letter alone has to be a word or begin one, and two
/// letters at least begin a run of letters or digits.
Standing standing(const QString &word, const SearchName &name);

/// What the word may be a misspelling of: letters that look the same, else the nearest word of the
/// name or the whole name. Short words, and numbers above all, are near to too many others, so the
/// shorter a word, the less of it may be wrong.
Standing nearest(const QString &word, const SearchName &name);

} // namespace ringthrough

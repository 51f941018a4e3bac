#include "search_query.h"
#include "search_name.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestQuery = 100;
constexpr qsizetype mostWords = 16;

bool saysNothing(const QString &letters)
{
    static const QSet<QString> words{u"my"_s,   u"the"_s,  u"a"_s,   u"an"_s,   u"our"_s,
                                     u"of"_s,   u"from"_s, u"by"_s,  u"with"_s, u"and"_s,
                                     u"mein"_s, u"von"_s,  u"der"_s, u"die"_s,  u"das"_s};
    return words.contains(letters);
}

bool isKindOfBox(QString letters)
{
    static const QSet<QString> words{
        u"router"_s, u"modem"_s, u"hub"_s,      u"box"_s,      u"boxes"_s,    u"gateway"_s,
        u"device"_s, u"wlan"_s,  u"wifi"_s,     u"wireless"_s, u"dsl"_s,      u"adsl"_s,
        u"vdsl"_s,   u"cable"_s, u"fiber"_s,    u"fibre"_s,    u"internet"_s, u"broadband"_s,
        u"dual"_s,   u"tri"_s,   u"band"_s,     u"dualband"_s, u"triband"_s,  u"gigabit"_s,
        u"mesh"_s,   u"home"_s,  u"voip"_s,     u"lte"_s,      u"series"_s,   u"version"_s,
        u"rev"_s,    u"model"_s, u"ethernet"_s, u"network"_s,  u"mbps"_s,     u"ghz"_s};
    if (letters.endsWith(u's') && !words.contains(letters))
        letters.chop(1);
    return words.contains(letters);
}

// A class of speed, a kind of mobile network, a hardware version.
bool isClassOrVersion(const QString &letters)
{
    static const QRegularExpression pattern(
        uR"(^((ac|ax|be|n)\d{3,5}|[345]g|\d+(mbps|ghz|gbps)|wifi\d|(v|ver|rev|hw)\d{1,2}0?|v\d\d?)$)"_s);
    return pattern.match(letters).hasMatch();
}

} // namespace

qsizetype SearchQuery::needed() const
{
    return std::count_if(words.begin(), words.end(),
                         [](const SearchWord &word) { return !word.mayMiss; });
}

SearchQuery searchQuery(const QString &text)
{
    static const QRegularExpression gap(u"[\\s,;/()\"]+"_s);
    SearchQuery query;
    query.id = text.left(longestQuery).trimmed().toLower();
    for (const QString &typed : query.id.split(gap, Qt::SkipEmptyParts)) {
        const QString letters = searchLetters(typed);
        const SearchWord word{letters, isKindOfBox(letters) || isClassOrVersion(letters)};
        const bool known = query.words.contains(word) || saysNothing(letters);
        if (!letters.isEmpty() && !known && query.words.size() < mostWords)
            query.words.append(word);
    }
    if (query.needed() == 0) {
        for (SearchWord &word : query.words)
            word.mayMiss = false;
    }
    return query;
}

} // namespace ringthrough

#include "search_name.h"
#include "near_miss.h"

#include <algorithm>
#include <utility>

namespace ringthrough {

namespace {

// Letters that no decomposition takes apart.
QString plain(QChar c)
{
    switch (c.unicode()) {
    case u'@':
    case u'æ':
        return QStringLiteral("a");
    case u'ø':
    case u'œ':
        return QStringLiteral("o");
    case u'ł':
        return QStringLiteral("l");
    case u'ß':
        return QStringLiteral("ss");
    default:
        return c.isLetterOrNumber() ? QString(c) : QString();
    }
}

// Puts a name together letter by letter.
class NameBuilder
{
public:
    explicit NameBuilder(qsizetype size) { m_name.letters.reserve(size); }

    void add(QChar c);
    SearchName built() &&;

private:
    void addPlain(QChar c);
    void addOther(QChar c);

    SearchName m_name;
    bool m_wordEnded = true;
    bool m_inRemark = false;
};

void NameBuilder::addPlain(QChar c)
{
    const qsizetype at = m_name.letters.size();
    if (at >= SearchName::longest)
        return;
    const bool meets = at > 0 && m_name.letters.back().isDigit() != c.isDigit();
    m_name.words[size_t(at)] = m_wordEnded;
    m_name.runs[size_t(at)] = m_wordEnded || meets;
    m_name.letters += c;
    m_wordEnded = false;
    if (!m_inRemark)
        m_name.counted = at + 1;
}

void NameBuilder::add(QChar c)
{
    if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
        return addPlain(c);
    if (c == u' ' || c == u'-')
        m_wordEnded = true;
    else if (!c.isMark())
        addOther(c);
}

void NameBuilder::addOther(QChar c)
{
    const QString letters = plain(c);
    m_wordEnded = m_wordEnded || letters.isEmpty();
    m_inRemark = (m_inRemark || c == u'(') && c != u')';
    for (const QChar letter : letters)
        addPlain(letter);
}

SearchName NameBuilder::built() &&
{
    const auto end = size_t(m_name.letters.size());
    m_name.words[end] = true;
    m_name.runs[end] = true;
    if (m_name.counted == 0)
        m_name.counted = m_name.letters.size();
    return std::move(m_name);
}

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
}

bool hasDigit(const QString &word)
{
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

bool isNumber(const QString &word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

int tolerance(const QString &word)
{
    if (word.size() < 4)
        return 0;
    const qsizetype surelyOne = isNumber(word) ? SearchName::longest : hasDigit(word) ? 8 : 6;
    return word.size() < surelyOne ? 1 : 2;
}

Fit fitAt(const SearchName &name, qsizetype at, qsizetype length)
{
    const auto &edges = length == 1 ? name.words : name.runs;
    if (edges[size_t(at)])
        return edges[size_t(at + length)] ? Fit::Whole : Fit::Begins;
    return length > 2 ? Fit::Inside : Fit::Nowhere;
}

void takeNearer(const QString &word, const SearchName &name, qsizetype at, qsizetype end,
                Standing &best)
{
    const int limit = best.fit == Fit::Nowhere ? tolerance(word) : best.guess - 2;
    const QStringView piece = QStringView(name.letters).mid(at, end - at);
    const int distance = piece.size() < 3 ? limit + 1 : editDistance(word, piece, limit);
    if (distance <= limit)
        best = {Fit::Whole, distance + 1, at, end - at};
}

bool canBeMixedUp(const QString &word)
{
    return std::any_of(word.begin(), word.end(),
                       [](QChar c) { return QStringView(u"0o1li").contains(c); });
}

Standing looking(const QString &word, const SearchName &name)
{
    if (word.size() > name.letters.size() || !canBeMixedUp(word))
        return {};
    SearchName alike = name;
    alike.letters = sameLooks(name.letters);
    Standing found = standing(sameLooks(word), alike);
    found.guess = 1;
    const bool isModel = hasDigit(name.letters.mid(found.at, found.length)) || hasDigit(word);
    return found.fit <= Fit::Begins && isModel ? found : Standing();
}

} // namespace

SearchName searchName(const QString &text)
{
    const QString small = text.toLower();
    const bool ascii = isAscii(small);
    NameBuilder builder(small.size());
    for (const QChar c : ascii ? small : small.normalized(QString::NormalizationForm_KD))
        builder.add(c);
    return std::move(builder).built();
}

QString searchLetters(const QString &text)
{
    return searchName(text).letters;
}

QString sameLooks(const QString &letters)
{
    QString alike = letters;
    alike.replace(u'o', u'0').replace(u'l', u'1').replace(u'i', u'1');
    return alike;
}

Standing standing(const QString &word, const SearchName &name)
{
    Standing best;
    qsizetype at = name.letters.indexOf(word);
    while (at >= 0 && best.fit != Fit::Whole) {
        const Fit fit = fitAt(name, at, word.size());
        if (fit < best.fit)
            best = {fit, 0, at, word.size()};
        at = name.letters.indexOf(word, at + 1);
    }
    return best;
}

Standing nearest(const QString &word, const SearchName &name)
{
    if (word.size() < 3)
        return {};
    Standing best = looking(word, name);
    if (best.fit != Fit::Nowhere || tolerance(word) == 0)
        return best;
    takeNearer(word, name, 0, name.counted, best);
    qsizetype begin = 0;
    for (qsizetype end = 1; end <= name.letters.size(); ++end) {
        if (!name.words[size_t(end)])
            continue;
        takeNearer(word, name, begin, end, best);
        begin = end;
    }
    return best;
}

} // namespace ringthrough

#include "near_miss.h"

#include <QVarLengthArray>

#include <algorithm>
#include <numeric>

namespace ringthrough {

namespace {

QString comparable(const QString &word)
{
    QString text = word.toLower();
    text.replace(u'-', u'_');
    text.replace(u' ', u'_');
    return text;
}

// A third of the word may be wrong, else two short words would always be near each other.
int toleranceFor(qsizetype length)
{
    return int(std::clamp<qsizetype>(length / 3, 1, 3));
}

} // namespace

int editDistance(QStringView one, QStringView other, int limit)
{
    if (qAbs(one.size() - other.size()) > limit)
        return limit + 1;
    const qsizetype width = other.size() + 1;
    QVarLengthArray<int, 64> beforeLast(width), last(width), now(width);
    std::iota(last.begin(), last.end(), 0);
    for (qsizetype row = 1; row <= one.size(); ++row) {
        now[0] = int(row);
        for (qsizetype column = 1; column < width; ++column) {
            const QChar a = one[row - 1];
            const QChar b = other[column - 1];
            now[column] = std::min(
                {last[column] + 1, now[column - 1] + 1, last[column - 1] + (a == b ? 0 : 1)});
            const bool swapped =
                row > 1 && column > 1 && a == other[column - 2] && b == one[row - 2];
            if (swapped)
                now[column] = std::min(now[column], beforeLast[column - 2] + 1);
        }
        if (*std::min_element(now.begin(), now.end()) > limit)
            return limit + 1;
        std::swap(beforeLast, last);
        std::swap(last, now);
    }
    return std::min(last[width - 1], limit + 1);
}

QString nearMiss(const QString &word, const QStringList &candidates)
{
    const QString wanted = comparable(word);
    int best = toleranceFor(wanted.size()) + 1;
    QString found;
    for (const QString &candidate : candidates) {
        const int distance = editDistance(wanted, comparable(candidate), best);
        if (distance < best) {
            best = distance;
            found = candidate;
        }
    }
    return found;
}

} // namespace ringthrough

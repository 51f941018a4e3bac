#include "confidence.h"

#include <QHash>

#include <algorithm>

namespace ringthrough {

namespace {

double doubtLeftBy(Weight weight)
{
    switch (weight) {
    case Weight::Weak:
        return 0.88;
    case Weight::Strong:
        return 0.55;
    case Weight::Maker:
        return 0.2;
    case Weight::Model:
        return 1 - confidence::modelProven;
    }
    Q_UNREACHABLE();
    return 1;
}

// The same words seen at two addresses, or fitted by two rules, are still one thing that was said.
QList<Weight> heaviestPerObservation(const QList<Hit> &hits)
{
    QHash<QPair<int, QString>, Weight> heaviest;
    for (const Hit &hit : hits) {
        const QPair<int, QString> said{int(hit.seen->signal), hit.seen->value};
        const auto known = heaviest.constFind(said);
        if (known == heaviest.constEnd() || *known < hit.rule->weight)
            heaviest.insert(said, hit.rule->weight);
    }
    return heaviest.values();
}

} // namespace

double combinedConfidence(const QList<Hit> &hits)
{
    QList<Weight> weights = heaviestPerObservation(hits);
    if (weights.isEmpty())
        return 0;
    // A fixed order, so that rounding gives the same sum each time.
    std::sort(weights.begin(), weights.end());
    double doubt = 1;
    for (const Weight weight : weights)
        doubt *= doubtLeftBy(weight);
    switch (weights.last()) {
    case Weight::Weak:
        return std::min(1 - doubt, confidence::mostOfWeak);
    case Weight::Strong:
    case Weight::Maker:
        return std::min(1 - doubt, confidence::mostWithoutModel);
    case Weight::Model:
        return std::min(1 - doubt, confidence::mostOfAll);
    }
    Q_UNREACHABLE();
    return 0;
}

double supported(double confidence, const QList<Hit> &support)
{
    constexpr double shareOfDoubt = 0.5;
    const double nearer = (1 - confidence) * shareOfDoubt * combinedConfidence(support);
    return std::min(confidence + nearer, confidence::mostOfAll);
}

} // namespace ringthrough

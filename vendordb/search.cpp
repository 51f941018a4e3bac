#include "knowledge_base.h"
#include "model_name.h"
#include "near_miss.h"

#include <algorithm>

namespace ringthrough {

namespace {

// How well a device fits what was typed; the better, the smaller.
enum Fit { Exactly, Listed, BrandAndModel, Begins, PartOf, OfVendor, OfMaker, Misspelt, NotAtAll };

// Shorter words are near to too many others.
constexpr qsizetype shortestMisspelling = 4;

struct Query
{
    QString typed;
    QString letters;
    QStringList words; // compared one by one when the whole fits nothing
};

Query queryFrom(const QString &text)
{
    constexpr qsizetype longestQuery = 100;
    Query query;
    query.typed = text.simplified().left(longestQuery);
    query.letters = comparableModel(query.typed);
    for (const QString &word : query.typed.split(u' ', Qt::SkipEmptyParts)) {
        const QString letters = comparableModel(word);
        if (!letters.isEmpty())
            query.words.append(letters);
    }
    return query;
}

bool isNear(const QString &letters, const QString &wanted)
{
    if (letters.size() < shortestMisspelling || wanted.size() < shortestMisspelling)
        return false;
    const int tolerance = letters.size() < 2 * shortestMisspelling ? 1 : 2;
    return editDistance(letters, wanted, tolerance) <= tolerance;
}

Fit nameFit(const Query &query, const QString &name)
{
    const QString letters = comparableModel(name);
    if (letters == query.letters)
        return OfVendor;
    if (letters.startsWith(query.letters) && query.letters.size() > 1)
        return OfVendor;
    return isNear(query.letters, letters) ? Misspelt : NotAtAll;
}

Fit modelFit(const Query &query, const QString &model, const QStringList &brands)
{
    const QString letters = comparableModel(model);
    const QString bare = comparableModel(query.typed, brands);
    if (letters == query.letters)
        return Listed;
    if (letters == bare || comparableModel(model, brands) == bare)
        return BrandAndModel;
    if (letters.startsWith(query.letters) || letters.startsWith(bare))
        return Begins;
    if (letters.contains(query.letters) && query.letters.size() > 2)
        return PartOf;
    return isNear(query.letters, letters) || isNear(bare, letters) ? Misspelt : NotAtAll;
}

Fit deviceFit(const Query &query, const Device &device, const QStringList &brands)
{
    if (device.id == query.typed.toLower())
        return Exactly;
    Fit best = NotAtAll;
    for (const QString &model : device.models)
        best = std::min(best, modelFit(query, model, brands));
    const QString family = comparableModel(device.family);
    if (best > PartOf && family.contains(query.letters) && query.letters.size() > 2)
        best = PartOf;
    return best;
}

// Every word stands somewhere: in the vendor's names, a model or the family.
bool allWordsStandIn(const Query &query, const Device &device, const QStringList &brands)
{
    QStringList names = brands + device.models;
    names.append(device.family);
    for (QString &name : names)
        name = comparableModel(name);
    return std::all_of(query.words.begin(), query.words.end(), [&names](const QString &word) {
        return std::any_of(names.begin(), names.end(),
                           [&word](const QString &name) { return name.contains(word); });
    });
}

// Somebody may read the provider's name on the box, or the name of who built it.
QStringList makersOf(const Device &device, const KnowledgeBase &base)
{
    QStringList names;
    for (const QString &id : device.madeBy) {
        if (const Vendor *maker = base.vendor(id))
            names.append(maker->name);
    }
    return names;
}

Fit fitOf(const Query &query, const Vendor &vendor, const Device &device, const QStringList &makers)
{
    const QStringList ownNames = brandsOf(vendor);
    const QStringList brands = ownNames + makers;
    Fit best = deviceFit(query, device, brands);
    for (const QString &name : ownNames)
        best = std::min(best, nameFit(query, name));
    for (const QString &name : makers) {
        if (nameFit(query, name) == OfVendor)
            best = std::min(best, OfMaker);
    }
    if (vendor.id == query.typed.toLower())
        best = std::min(best, OfVendor);
    if (best > PartOf && query.words.size() > 1 && allWordsStandIn(query, device, brands))
        best = PartOf;
    return best;
}

} // namespace

QList<DeviceRef> KnowledgeBase::search(const QString &text) const
{
    const Query query = queryFrom(text);
    if (query.letters.isEmpty())
        return {};
    QList<QPair<Fit, DeviceRef>> found;
    Fit best = NotAtAll;
    for (const Vendor &vendor : vendors()) {
        for (const Device &device : vendor.devices) {
            const Fit fit = fitOf(query, vendor, device, makersOf(device, *this));
            best = std::min(best, fit);
            if (fit != NotAtAll)
                found.append({fit, {&vendor, &device}});
        }
    }
    // A guess at a misspelling only helps when nothing was spelt like that.
    if (best < Misspelt)
        found.removeIf([](const auto &entry) { return entry.first == Misspelt; });
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<DeviceRef> result;
    for (const auto &[fit, ref] : found)
        result.append(ref);
    return result;
}

} // namespace ringthrough

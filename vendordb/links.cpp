#include "links.h"
#include "mistake_log.h"
#include "near_miss.h"

namespace ringthrough {

namespace {

// Comparing with more takes too long for a hint.
constexpr qsizetype mostCompared = 5000;

QString meantBy(const QString &id, const QSet<QString> &known)
{
    if (known.size() > mostCompared)
        return {};
    QStringList ids = known.values();
    ids.sort(); // of two that are equally near it is always the same one
    return nearMiss(id, ids);
}

void check(const QStringList &ids, const QSet<QString> &known, int line, const QString &key,
           QList<DanglingLink> &found)
{
    for (const QString &id : ids) {
        if (!known.contains(id))
            found.append({line, key, id, meantBy(id, known)});
    }
}

Mistake mistakeOf(const DanglingLink &link, const QString &file)
{
    Mistake mistake;
    mistake.file = file;
    mistake.line = link.line;
    mistake.column = 1;
    mistake.key = link.key;
    mistake.what = link.toString();
    mistake.meant = link.meant;
    return mistake;
}

void keepKnown(QStringList &ids, const QSet<QString> &known)
{
    ids.removeIf([&known](const QString &id) { return !known.contains(id); });
}

} // namespace

QString DanglingLink::toString() const
{
    return MistakeLog::tr("'%1' leads to '%2', which there is not.").arg(key, id);
}

LinkTargets::LinkTargets(const Knowledge &known)
{
    for (const Vendor &vendor : known.vendors) {
        vendors.insert(vendor.id);
        for (const Device &device : vendor.devices)
            all.insert(device.id);
    }
    all.unite(vendors);
    for (const Article &article : known.articles)
        all.insert(article.id);
}

QList<DanglingLink> LinkTargets::danglingIn(const Vendor &vendor) const
{
    QList<DanglingLink> found;
    check(vendor.related, vendors, 1, QStringLiteral("related"), found);
    for (const Device &device : vendor.devices) {
        check(device.madeBy, vendors, device.line, QStringLiteral("made_by"), found);
        check(device.see, all, device.line, QStringLiteral("see"), found);
    }
    return found;
}

QList<DanglingLink> LinkTargets::danglingIn(const Article &article) const
{
    QList<DanglingLink> found;
    check(article.see, all, 1, QStringLiteral("see"), found);
    return found;
}

QList<Mistake> removeDanglingLinks(Knowledge &known)
{
    const LinkTargets targets(known);
    QList<Mistake> mistakes;
    for (Vendor &vendor : known.vendors) {
        for (const DanglingLink &link : targets.danglingIn(vendor))
            mistakes.append(mistakeOf(link, vendor.file));
        keepKnown(vendor.related, targets.vendors);
        for (Device &device : vendor.devices) {
            keepKnown(device.madeBy, targets.vendors);
            keepKnown(device.see, targets.all);
        }
    }
    for (Article &article : known.articles) {
        for (const DanglingLink &link : targets.danglingIn(article))
            mistakes.append(mistakeOf(link, article.file));
        keepKnown(article.see, targets.all);
    }
    return mistakes;
}

} // namespace ringthrough

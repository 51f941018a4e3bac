#include "letters.h"

#include <algorithm>

namespace ringthrough {

namespace {

QString letterOf(const QString &name)
{
    const QChar first = name.isEmpty() ? QChar(u'#') : name.at(0).toUpper();
    return first.isLetter() ? QString(first) : QStringLiteral("0\u20139");
}

// As people look it up: "RT-N9" before "RT-N10", great and small letters alike.
bool comesBefore(const QString &one, const QString &other)
{
    const auto digitsAt = [](const QString &text, qsizetype from) {
        qsizetype to = from;
        while (to < text.size() && text.at(to).isDigit())
            ++to;
        return QStringView(text).mid(from, to - from);
    };
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < one.size() && j < other.size()) {
        const QStringView a = digitsAt(one, i);
        const QStringView b = digitsAt(other, j);
        if (!a.isEmpty() && !b.isEmpty()) {
            if (a.toULongLong() != b.toULongLong())
                return a.toULongLong() < b.toULongLong();
            i += a.size();
            j += b.size();
            continue;
        }
        const QChar x = one.at(i++).toLower();
        const QChar y = other.at(j++).toLower();
        if (x != y)
            return x < y;
    }
    return one.size() - i < other.size() - j;
}

} // namespace

QMap<QString, QList<ModelEntry>> modelsByLetter(const KnowledgeBase &base)
{
    QMap<QString, QList<ModelEntry>> letters;
    for (const Vendor &vendor : base.vendors()) {
        for (const Device &device : vendor.devices) {
            for (const QString &model : device.models)
                letters[letterOf(model)].append({model, {&vendor, &device}});
        }
    }
    for (QList<ModelEntry> &entries : letters)
        std::stable_sort(
            entries.begin(), entries.end(),
            [](const ModelEntry &a, const ModelEntry &b) { return comesBefore(a.model, b.model); });
    return letters;
}

QMap<QString, QList<const Vendor *>> vendorsByLetter(const KnowledgeBase &base)
{
    QMap<QString, QList<const Vendor *>> letters;
    for (const Vendor &vendor : base.vendors())
        letters[letterOf(vendor.name)].append(&vendor);
    for (QList<const Vendor *> &vendors : letters)
        std::stable_sort(vendors.begin(), vendors.end(), [](const Vendor *a, const Vendor *b) {
            return comesBefore(a->name, b->name);
        });
    return letters;
}

} // namespace ringthrough

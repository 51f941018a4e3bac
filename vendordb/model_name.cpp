#include "model_name.h"
#include "device.h"

#include <QRegularExpression>

#include <algorithm>

namespace ringthrough {

namespace {

// Shorter rests of a model name fit too much.
constexpr qsizetype shortestRest = 4;

QString lettersOf(const QString &text)
{
    QString letters;
    for (const QChar c : text.toLower()) {
        if (c.isLetterOrNumber() || c == u'+' || c == u'.')
            letters += c;
    }
    return letters;
}

QString withoutRemark(const QString &model)
{
    static const QRegularExpression remark(QStringLiteral("\\s*\\([^)]*\\)\\s*$"));
    QString text = model;
    text.remove(remark);
    return text;
}

QString withoutBrand(const QString &letters, const QStringList &brands)
{
    for (const QString &brand : brands) {
        const QString prefix = lettersOf(brand);
        if (!prefix.isEmpty() && letters.startsWith(prefix) && letters.size() > prefix.size())
            return letters.mid(prefix.size());
    }
    return letters;
}

QString withoutHardwareVersion(const QString &letters)
{
    static const QRegularExpression version(QStringLiteral("v\\d+\\.\\d+$"));
    QString text = letters;
    text.remove(version);
    return text;
}

bool hasDigit(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

QString withoutSeries(const QString &listed)
{
    const QString rest = lettersOf(listed.section(u'-', 1));
    return hasDigit(rest) && rest.size() >= shortestRest ? rest : QString();
}

// "ZenWiFi AX (XT8)" is called by what stands in the brackets, too.
QString remarkOf(const QString &listed)
{
    const QString inside = listed.section(u'(', 1).section(u')', 0, 0);
    return hasDigit(inside) ? inside : QString();
}

bool listedExactly(const QString &letters, const QStringList &models, const QStringList &brands)
{
    if (letters.isEmpty())
        return false;
    return std::any_of(models.begin(), models.end(), [&](const QString &model) {
        return withoutBrand(lettersOf(model), brands) == letters ||
               withoutBrand(lettersOf(remarkOf(model)), brands) == letters;
    });
}

} // namespace

QString comparableModel(const QString &model, const QStringList &brands)
{
    const QString bare = lettersOf(withoutRemark(model));
    return withoutBrand(bare.isEmpty() ? lettersOf(model) : bare, brands);
}

QStringList brandsOf(const Vendor &vendor)
{
    QStringList brands = vendor.aliases;
    brands.append(vendor.name);
    // The longest first, else "Acme" would leave "Networks" of "Acme Networks" standing.
    std::stable_sort(brands.begin(), brands.end(),
                     [](const QString &a, const QString &b) { return a.size() > b.size(); });
    return brands;
}

bool meansListedModel(const QString &said, const QStringList &models, const QStringList &brands)
{
    const QString letters = comparableModel(said, brands);
    if (letters.isEmpty())
        return false;
    if (listedExactly(withoutBrand(lettersOf(said), brands), models, brands) ||
        listedExactly(letters, models, brands) ||
        listedExactly(withoutHardwareVersion(letters), models, brands))
        return true;
    return std::any_of(models.begin(), models.end(),
                       [&](const QString &model) { return withoutSeries(model) == letters; });
}

} // namespace ringthrough

#include "lint_rules.h"

#include <QLocale>
#include <QRegularExpression>

namespace ringthrough {

namespace {

bool isCountry(const QString &word)
{
    static const QRegularExpression code(QStringLiteral("^[A-Z]{2}$"));
    return word == QStringLiteral("worldwide") || word == QStringLiteral("europe") ||
           (code.match(word).hasMatch() && QLocale::codeToTerritory(word) != QLocale::AnyTerritory);
}

// Words that people write instead of a code.
QString usualWord(const QString &word)
{
    static const QHash<QString, QString> words{
        {QStringLiteral("usa"), QStringLiteral("US")},
        {QStringLiteral("uk"), QStringLiteral("GB")},
        {QStringLiteral("eu"), QStringLiteral("europe")},
        {QStringLiteral("europe"), QStringLiteral("europe")},
        {QStringLiteral("world"), QStringLiteral("worldwide")},
        {QStringLiteral("worldwide"), QStringLiteral("worldwide")}};
    return words.value(word.toLower());
}

QString codeOfName(const QString &name)
{
    for (int i = QLocale::AnyTerritory + 1; i <= QLocale::LastTerritory; ++i) {
        const auto territory = QLocale::Territory(i);
        if (QLocale::territoryToString(territory).compare(name, Qt::CaseInsensitive) == 0)
            return QLocale::territoryToCode(territory);
    }
    return {};
}

QString meantBy(const QString &word)
{
    const QString usual = usualWord(word);
    if (!usual.isEmpty())
        return usual;
    const QString named = codeOfName(word);
    const QString code = named.isEmpty() ? word.toUpper() : named;
    return isCountry(code) ? code : QString();
}

} // namespace

void lintCountries(const Vendor &vendor, const LintScope &, LintReport &report)
{
    const QString key = QStringLiteral("countries");
    for (const QString &word : vendor.countries) {
        if (!isCountry(word))
            report.addAbout(word, report.lineOfKey(key), key,
                            LintReport::tr("'%1' is no country here: write its two letters of "
                                           "ISO 3166, such as DE, or worldwide, or europe.")
                                .arg(word),
                            meantBy(word));
    }
}

} // namespace ringthrough

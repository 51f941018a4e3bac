#include "lint_rules.h"

namespace ringthrough {

namespace {

void checkSources(const QStringList &sources, int line, LintReport &report)
{
    constexpr qsizetype shortest = 8;
    for (const QString &source : sources) {
        if (source.trimmed().size() < shortest)
            report.addAbout(
                source, line, QStringLiteral("sources"),
                LintReport::tr("\"%1\" is no source anybody could look up.").arg(source));
    }
}

// Tomorrow is allowed: somewhere it has begun.
void checkDay(const QDate &checked, int line, const QString &id, LintReport &report)
{
    if (checked > QDate::currentDate().addDays(1))
        report.addAbout(checked.toString(Qt::ISODate), line, QStringLiteral("checked"),
                        LintReport::tr("%1 was checked in the future.").arg(id));
}

} // namespace

void lintSources(const Vendor &vendor, const LintScope &, LintReport &report)
{
    for (const Device &device : vendor.devices) {
        checkSources(device.sources, device.line, report);
        checkDay(device.checked, device.line, device.id, report);
    }
}

void lintArticleSources(const Article &article, const LintScope &, LintReport &report)
{
    checkSources(article.sources, report.lineOfKey(QStringLiteral("sources")), report);
    checkDay(article.checked, report.lineOfKey(QStringLiteral("checked")), article.id, report);
}

} // namespace ringthrough

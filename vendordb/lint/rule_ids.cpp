#include "lint_rules.h"

namespace ringthrough {

namespace {

// In the order in which the loader takes them: of two the first keeps the id.
QString firstFileWith(const QString &id, const KnowledgeBase &base)
{
    if (const Vendor *vendor = base.vendor(id))
        return vendor->file;
    if (const std::optional<DeviceRef> device = base.device(id))
        return device->vendor->file;
    const Article *article = base.article(id);
    return article ? article->file : QString();
}

void check(const QString &id, const QString &file, int line, const LintScope &scope,
           LintReport &report)
{
    const QString first = firstFileWith(id, scope.base);
    if (first != file)
        report.add(line, QStringLiteral("id"),
                   LintReport::tr("The id '%1' is taken already, in %2.").arg(id, first));
}

} // namespace

void lintIds(const Vendor &vendor, const LintScope &scope, LintReport &report)
{
    check(vendor.id, vendor.file, report.lineOfKey(QStringLiteral("id")), scope, report);
    for (const Device &device : vendor.devices)
        check(device.id, vendor.file, device.line, scope, report);
}

void lintArticleIds(const Article &article, const LintScope &scope, LintReport &report)
{
    check(article.id, article.file, report.lineOfKey(QStringLiteral("id")), scope, report);
}

} // namespace ringthrough

#include "lint_rules.h"

namespace ringthrough {

namespace {

void tellDangling(const QList<DanglingLink> &links, LintReport &report)
{
    for (const DanglingLink &link : links) {
        const int line =
            link.line > 1 ? report.lineOfKey(link.key, link.line) : report.lineOfKey(link.key);
        report.addAbout(link.id, line, link.key, link.toString(), link.meant);
    }
}

void checkOwn(const QStringList &ids, const QString &own, int line, const QString &key,
              LintReport &report)
{
    if (ids.contains(own))
        report.add(line, key, LintReport::tr("'%1' of '%2' leads to itself.").arg(key, own));
}

void checkOnce(QStringList ids, int line, const QString &key, LintReport &report)
{
    while (!ids.isEmpty()) {
        const QString id = ids.takeFirst();
        if (ids.removeAll(id) > 0)
            report.addAbout(id, line, key,
                            LintReport::tr("'%1' names '%2' more than once.").arg(key, id));
    }
}

void checkList(const QStringList &ids, const QString &own, int line, const QString &key,
               LintReport &report)
{
    checkOwn(ids, own, line, key, report);
    checkOnce(ids, line, key, report);
}

} // namespace

void lintLinks(const Vendor &vendor, const LintScope &scope, LintReport &report)
{
    tellDangling(scope.targets.danglingIn(vendor), report);
    const QString related = QStringLiteral("related");
    checkList(vendor.related, vendor.id, report.lineOfKey(related), related, report);
    for (const Device &device : vendor.devices) {
        const QString madeBy = QStringLiteral("made_by");
        const QString see = QStringLiteral("see");
        checkList(device.madeBy, vendor.id, report.lineOfKey(madeBy, device.line), madeBy, report);
        checkList(device.see, device.id, report.lineOfKey(see, device.line), see, report);
    }
}

void lintArticleLinks(const Article &article, const LintScope &scope, LintReport &report)
{
    tellDangling(scope.targets.danglingIn(article), report);
    const QString see = QStringLiteral("see");
    checkList(article.see, article.id, report.lineOfKey(see), see, report);
}

} // namespace ringthrough

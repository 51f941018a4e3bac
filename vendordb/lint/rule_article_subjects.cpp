#include "lint_rules.h"

namespace ringthrough {

namespace {

bool sameTitle(const QString &title, const QString &other)
{
    return title.simplified().compare(other.simplified(), Qt::CaseInsensitive) == 0;
}

} // namespace

void lintArticleSubjects(const Article &article, const LintScope &scope, LintReport &report)
{
    for (const Article &other : scope.base.articles()) {
        if (other.id == article.id || !scope.tellsIt(article.id, other.id))
            continue;
        if (article.about && article.about == other.about)
            report.add(report.lineOfKey(QStringLiteral("about")), QStringLiteral("about"),
                       LintReport::tr("'%1' explains the way round '%2' already; only one "
                                      "article can be shown for it.")
                           .arg(other.id, wayRoundName(*article.about)));
        if (sameTitle(article.title, other.title))
            report.add(report.lineOfKey(QStringLiteral("title")), QStringLiteral("title"),
                       LintReport::tr("'%1' has the same title, so nobody could tell the two "
                                      "apart.")
                           .arg(other.id));
    }
}

} // namespace ringthrough

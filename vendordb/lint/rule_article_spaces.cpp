#include "lint_rules.h"
#include "stray_letters.h"

namespace ringthrough {

void lintArticleSpaces(const Article &article, const LintScope &, LintReport &report)
{
    const auto check = [&report](const auto &texts, const QString &key) {
        checkLetters(texts, TextKind::Text, report.lineOfKey(QStringLiteral("sections")), key,
                     report);
    };
    checkLetters(article.title, TextKind::Label, report.lineOfKey(QStringLiteral("title")),
                 QStringLiteral("title"), report);
    checkLetters(article.summary, TextKind::Text, report.lineOfKey(QStringLiteral("summary")),
                 QStringLiteral("summary"), report);
    for (const ArticleSection &section : article.sections) {
        if (!section.heading.isEmpty())
            checkLetters(section.heading, TextKind::Text, 1, QStringLiteral("heading"), report);
        check(section.text, QStringLiteral("text"));
        check(section.steps, QStringLiteral("steps"));
        check(section.points, QStringLiteral("points"));
        check(section.say, QStringLiteral("say"));
    }
}

} // namespace ringthrough

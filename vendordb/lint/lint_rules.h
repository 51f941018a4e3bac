#pragma once

#include "knowledge_base.h"
#include "links.h"
#include "lint_report.h"

namespace ringthrough {

/// What the rules may compare a file with.
struct LintScope
{
    KnowledgeBase base;               ///< all that is linted and, of what is bundled, the rest
    LinkTargets targets{Knowledge()}; ///< of the base, and what broken files would offer
    QSet<QString> linted;             ///< ids of the vendors and articles that are linted

    /// Two files that only together are a mistake are told once: true when the file of the first
    /// id is the one to tell it.
    bool tellsIt(const QString &id, const QString &other) const
    {
        return id > other || !linted.contains(other);
    }
};

// The rules, one a file. Each looks at one vendor, or at one article.
using LintRule = void (*)(const Vendor &vendor, const LintScope &scope, LintReport &report);
using ArticleRule = void (*)(const Article &article, const LintScope &scope, LintReport &report);

/// No id stands in another file already.
void lintIds(const Vendor &vendor, const LintScope &scope, LintReport &report);
void lintArticleIds(const Article &article, const LintScope &scope, LintReport &report);
/// Links lead somewhere, and somewhere else.
void lintLinks(const Vendor &vendor, const LintScope &scope, LintReport &report);
void lintArticleLinks(const Article &article, const LintScope &scope, LintReport &report);
/// A rule fits its own examples and not its counterexamples.
void lintOwnExamples(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// A vendor that is recognised has counterexamples.
void lintCounterexamples(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// No other vendor claims an example, unless one of them names the other as related.
void lintForeignExamples(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// Nothing is claimed from words that every router says, or that its owner chose.
void lintGeneric(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// No rule stands there twice.
void lintRepeated(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// No rule says only what another one says as well.
void lintShadowed(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// No rule fits only what its own vendor or family rules out.
void lintRuledOut(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// No rule waits for a page that nobody reads.
void lintUnread(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// Something can tell two families apart.
void lintTwins(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// A MAC address is compared by its prefix, and is a weak hint.
void lintMac(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// No model stands in one list twice, nor in two families that nothing tells apart.
void lintModels(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// Countries are codes of ISO 3166, or a word for many.
void lintCountries(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// Labels, names and texts have no stray blanks or quotation marks.
void lintSpaces(const Vendor &vendor, const LintScope &scope, LintReport &report);
void lintArticleSpaces(const Article &article, const LintScope &scope, LintReport &report);
/// A guide says what to switch.
void lintGuides(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// Sources say something, and nothing was checked in the future.
void lintSources(const Vendor &vendor, const LintScope &scope, LintReport &report);
void lintArticleSources(const Article &article, const LintScope &scope, LintReport &report);
/// Two articles differ in title and in the way round that they explain.
void lintArticleSubjects(const Article &article, const LintScope &scope, LintReport &report);
/// Who has no recipe, though commands could switch it, says why.
void lintNoRecipe(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// No recipe stands on weak facts.
void lintConfidence(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// No command can do harm, or smuggle in a second one.
void lintCommands(const Vendor &vendor, const LintScope &scope, LintReport &report);
/// A recipe gets through each of its dialogues, there and back.
void lintDialogues(const Vendor &vendor, const LintScope &scope, LintReport &report);

} // namespace ringthrough

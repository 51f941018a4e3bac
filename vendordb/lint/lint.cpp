#include "lint.h"
#include "lint_rules.h"
#include "linted_files.h"
#include "profile_rules.h"

namespace ringthrough {

namespace {

constexpr LintRule vendorRules[] = {
    lintIds,      lintLinks,   lintOwnExamples, lintCounterexamples, lintForeignExamples,
    lintGeneric,  lintMac,     lintRepeated,    lintShadowed,        lintRuledOut,
    lintUnread,   lintTwins,   lintModels,      lintCountries,       lintSpaces,
    lintGuides,   lintSources, lintNoRecipe,    lintConfidence,      lintCommands,
    lintDialogues};

constexpr ArticleRule articleRules[] = {lintArticleIds, lintArticleLinks, lintArticleSpaces,
                                        lintArticleSources, lintArticleSubjects};

constexpr ProfileRule profileRules[] = {lintProfileAddresses, lintProfileServers, lintProfileNotes,
                                        lintProfileTexts};

// What is linted takes the place of what is bundled under the same id.
template <typename Entry>
QList<Entry> withBundled(const QList<LintedFiles::File<Entry>> &files, const QList<Entry> &bundled,
                         LintScope &scope)
{
    QList<Entry> all;
    for (const LintedFiles::File<Entry> &file : files) {
        all.append(file.entry);
        scope.linted.insert(file.entry.id);
    }
    for (const Entry &entry : bundled) {
        if (!scope.linted.contains(entry.id))
            all.append(entry);
    }
    return all;
}

LintScope scopeOf(const LintedFiles &files)
{
    const QString folder = bundledKnowledgeFolder();
    const KnowledgeBase bundled =
        loadKnowledge(folder.isEmpty() ? QStringList() : QStringList{folder}).base;
    LintScope scope;
    Knowledge known;
    known.vendors = withBundled(files.vendors, bundled.vendors(), scope);
    known.articles = withBundled(files.articles, bundled.articles(), scope);
    scope.targets = LinkTargets(known);
    for (const QString &id : files.brokenVendors)
        scope.targets.vendors.insert(id);
    for (const QString &id : files.brokenIds)
        scope.targets.all.insert(id);
    scope.base = KnowledgeBase(std::move(known));
    return scope;
}

template <typename Entry, typename Rules>
QList<Mistake> mistakesIn(const LintedFiles::File<Entry> &file, const Rules &rules,
                          const LintScope &scope)
{
    LintReport report(file.entry.file, file.contents);
    for (const auto rule : rules)
        rule(file.entry, scope, report);
    return report.mistakes();
}

QList<Mistake> mistakesIn(const LintedFiles::ProfileFile &file, const LintScope &scope)
{
    LintReport report(file.file, file.contents);
    for (const ProfileRule rule : profileRules)
        rule(file.profile, scope, report);
    return report.mistakes();
}

} // namespace

QList<Mistake> lint(const QStringList &paths)
{
    const LintedFiles files = readLintedFiles(paths);
    const LintScope scope = scopeOf(files);
    QList<Mistake> mistakes = files.mistakes;
    for (const auto &file : files.vendors)
        mistakes += mistakesIn(file, vendorRules, scope);
    for (const auto &file : files.articles)
        mistakes += mistakesIn(file, articleRules, scope);
    for (const auto &file : files.profiles)
        mistakes += mistakesIn(file, scope);
    return mistakes;
}

} // namespace ringthrough

#pragma once

#include "knowledge_base.h"
#include "lint_report.h"

namespace ringthrough {

// The rules, one a file. Each looks at one vendor; `base` holds all vendors, this one among them.
using LintRule = void (*)(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);

/// A rule fits its own examples and not its counterexamples.
void lintOwnExamples(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// No other vendor claims an example, unless one of them names the other as related.
void lintForeignExamples(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// Nothing is claimed from words that every router says, or that its owner chose.
void lintGeneric(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// No rule stands there twice.
void lintRepeated(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// A MAC address is compared by its prefix, and is a weak hint.
void lintMac(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// No model stands in one list twice.
void lintModels(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// Labels and names have no stray blanks.
void lintSpaces(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// A guide says what to switch.
void lintGuides(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// Sources say something, and nothing was checked in the future.
void lintSources(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// No recipe stands on weak facts.
void lintConfidence(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// No command can do harm, or smuggle in a second one.
void lintCommands(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);
/// A recipe gets through each of its dialogues, there and back.
void lintDialogues(const Vendor &vendor, const KnowledgeBase &base, LintReport &report);

} // namespace ringthrough

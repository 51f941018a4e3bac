#pragma once

#include <QString>
#include <QStringList>

namespace ringthrough {

class LintReport;

/// What a text may not have.
enum class TextKind {
    Label,   ///< words on a screen, a name: no quotation marks around them, either
    Text,    ///< sentences
    Command, ///< typed as it stands, where two blanks in a row may be meant
};

/// Reports blanks that nobody sees but every comparison does: around a text, twice in a row, tabs,
/// non-breaking ones; quotation marks around a label; a text of nothing.
void checkLetters(const QString &text, TextKind kind, int line, const QString &key,
                  LintReport &report);
void checkLetters(const QStringList &texts, TextKind kind, int line, const QString &key,
                  LintReport &report);

} // namespace ringthrough

#include "stray_letters.h"
#include "lint_report.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ringthrough {

namespace {

// Blanks that do not look like one, or like nothing at all.
bool isHiddenBlank(QChar c)
{
    const bool unusual = c.isSpace() && c != u' ' && c != u'\n';
    return unusual || (c.unicode() >= 0x200b && c.unicode() <= 0x200d) || c.unicode() == 0x2060 ||
           c.unicode() == 0xfeff;
}

bool isQuotedWhole(const QString &text)
{
    static constexpr std::array<std::pair<char16_t, char16_t>, 6> marks{
        {{u'"', u'"'}, {u'\'', u'\''}, {u'“', u'”'}, {u'„', u'“'}, {u'«', u'»'}, {u'‘', u'’'}}};
    return text.size() > 1 && std::any_of(marks.begin(), marks.end(), [&text](const auto &pair) {
               return text.startsWith(pair.first) && text.endsWith(pair.second);
           });
}

QString wrongWith(const QString &text, TextKind kind, const QString &key)
{
    const QString shown = text.left(60);
    if (text.trimmed().isEmpty())
        return LintReport::tr("An entry of '%1' is empty.").arg(key);
    if (text != text.trimmed())
        return LintReport::tr("\"%1\" begins or ends with a blank.").arg(shown);
    if (std::any_of(text.begin(), text.end(), isHiddenBlank))
        return LintReport::tr("In \"%1\" stands a tab or a blank that is none (non-breaking or "
                              "without width); write an ordinary one.")
            .arg(shown);
    if (kind != TextKind::Command && text.contains(QStringLiteral("  ")))
        return LintReport::tr("In \"%1\" stand two blanks in a row.").arg(shown);
    if (kind == TextKind::Label && isQuotedWhole(text))
        return LintReport::tr("%1 stands in quotation marks, which are not on the screen.")
            .arg(shown);
    return {};
}

} // namespace

void checkLetters(const QString &text, TextKind kind, int line, const QString &key,
                  LintReport &report)
{
    const QString wrong = wrongWith(text, kind, key);
    if (!wrong.isEmpty())
        report.addAbout(text, line, key, wrong);
}

void checkLetters(const QStringList &texts, TextKind kind, int line, const QString &key,
                  LintReport &report)
{
    for (const QString &text : texts)
        checkLetters(text, kind, line, key, report);
}

} // namespace ringthrough

#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace ringthrough {

/// What a page of HTML gives away without being rendered: strings as they stand, not yet resolved.
struct HtmlClues
{
    QString title;              ///< of the page, not of a drawing; entities resolved, blanks joined
    bool titleByScript = false; ///< a script sets it, or it is empty
    QStringList nextPages;      ///< meta refresh, a page that only redirects by script, frames
    QStringList scripts;        ///< src of script elements
    QString icon;               ///< href of the linked icon; empty when none is
};

HtmlClues htmlClues(const QString &page);

/// A link of a page against the page's own address, forgiving: "http:///", a missing slash, blanks.
/// Nothing for another scheme than http(s).
std::optional<QUrl> resolvedLink(const QUrl &page, const QString &link);

/// False for an address whose words say that asking for it does something (log out, restart, …).
bool isHarmlessLink(const QUrl &url);

} // namespace ringthrough

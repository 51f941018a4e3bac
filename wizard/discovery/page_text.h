#pragma once

#include <QByteArray>
#include <QString>

namespace ringthrough {

/// The text of a page in whatever character set: the header's word for it, a byte order mark, the
/// page's own word, UTF-8 where it is valid, else Latin-1. Never refuses.
QString pageText(const QByteArray &body, const QByteArray &contentType);

/// Resolves &amp;, &#8482; and the other common entities; unknown ones stay as they are.
QString withoutEntities(const QString &text);

} // namespace ringthrough

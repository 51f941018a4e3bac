#pragma once

#include "site.h"

namespace ringthrough {

/// The file name of the page with this id.
QString pageName(const QString &id);

QString linkTo(const QString &id, const QString &text); ///< as HTML, escaped

/// A whole page around a body. `trail` is what leads here, as HTML: the maker of a family.
SiteFile sitePage(const QString &id, const QString &title, const QString &body,
                  const QString &trail = {});

} // namespace ringthrough

#pragma once

#include <QCoreApplication>

namespace ringthrough {

/// The context of all words of the guide-book.
struct SiteWords
{
    Q_DECLARE_TR_FUNCTIONS(GuideBook)
};

} // namespace ringthrough

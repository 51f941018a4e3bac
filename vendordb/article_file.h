#pragma once

#include "article.h"
#include "mistake.h"

#include <optional>

namespace ringthrough {

/// What reading an article's file gave.
struct ArticleFile
{
    std::optional<Article> article; ///< only when nothing is wrong with it
    QList<Mistake> mistakes;
};

/// Reads an article's file. The name is for messages, and has to fit the article's id.
ArticleFile readArticleFile(const QString &path);
ArticleFile readArticleText(const QString &name, const QByteArray &contents);

} // namespace ringthrough

#pragma once

#include "device.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ringthrough {

/// A part of an article. What is empty is left out.
struct ArticleSection
{
    QString heading;
    QStringList text;   ///< paragraphs
    QStringList steps;  ///< to be done in this order
    QStringList points; ///< in no order
    QStringList say;    ///< words to say to somebody, sentence by sentence
};

/// Text that all guides share: what a SIP ALG is, what else to check, ways round. One file each.
struct Article
{
    QString id; ///< unique among articles, vendors and devices; the file is called <id>.yaml
    QString title;
    QString summary;               ///< one sentence, for lists
    std::optional<WayRound> about; ///< the way round that this article explains
    QList<ArticleSection> sections;
    QStringList see; ///< ids of what to read next
    QStringList sources;
    QDate checked;
    QString file; ///< where it was read from
};

} // namespace ringthrough

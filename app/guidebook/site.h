#pragma once

#include "knowledge_base.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace ringthrough {

/// One file of the site; the name has no folder.
struct SiteFile
{
    QString name;
    QByteArray contents;
};

/// The whole guide as plain files that work without a server: an index with a search, a page for
/// each vendor, family and article, the tables. Nothing in it refers to anything outside, but for
/// the sources that the facts came from.
QList<SiteFile> siteFiles(const KnowledgeBase &base);

} // namespace ringthrough

#pragma once

#include "article.h"
#include "device.h"
#include "mistake.h"
#include "profile.h"

#include <QStringList>

namespace ringthrough {

/// What was read to be linted.
struct LintedFiles
{
    template <typename Entry>
    struct File
    {
        Entry entry;
        QByteArray contents;
    };

    struct ProfileFile
    {
        QString file;
        Profile profile;
        QByteArray contents;
    };

    QList<File<Vendor>> vendors;
    QList<File<Article>> articles;
    QList<ProfileFile> profiles;
    QStringList brokenVendors; ///< ids of vendors whose files cannot be read
    QStringList brokenIds;     ///< all ids of files that cannot be read
    QList<Mistake> mistakes;   ///< what the loader says
};

/// Reads the files that the paths name. Of a folder these are its *.yaml files, and those of the
/// folder `articles` in it.
LintedFiles readLintedFiles(const QStringList &paths);

} // namespace ringthrough

#include "linted_files.h"
#include "article_file.h"
#include "file_kind.h"
#include "knowledge_base.h"
#include "text_file.h"
#include "vendor_file.h"

#include <QDir>
#include <QFileInfo>

namespace ringthrough {

namespace {

QStringList filesOf(const QStringList &paths)
{
    QStringList files;
    for (const QString &path : paths) {
        if (QFileInfo(path).isDir())
            files += yamlFilesIn(path) + yamlFilesIn(articleFolder(path));
        else
            files.append(path);
    }
    files.removeDuplicates();
    return files;
}

void readProfile(const QString &path, const QByteArray &contents, LintedFiles &files)
{
    const std::variant<Profile, QList<Mistake>> profile = readProfileText(path, contents);
    if (const QList<Mistake> *mistakes = std::get_if<QList<Mistake>>(&profile))
        files.mistakes += *mistakes;
    else
        files.profiles.append({path, std::get<Profile>(profile), contents});
}

void readArticle(const QString &path, const QByteArray &contents, LintedFiles &files)
{
    const ArticleFile file = readArticleText(path, contents);
    files.mistakes += file.mistakes;
    if (file.article)
        files.articles.append({*file.article, contents});
}

void readVendor(const QString &path, const QByteArray &contents, LintedFiles &files)
{
    const VendorFile file = readVendorText(path, contents);
    files.mistakes += file.mistakes;
    if (file.vendor)
        files.vendors.append({*file.vendor, contents});
}

void readText(const QString &path, const QByteArray &contents, LintedFiles &files)
{
    const FileKind kind = kindOfFile(path, contents);
    if (kind == FileKind::Profile) {
        readProfile(path, contents, files);
        return;
    }
    const qsizetype before = files.mistakes.size();
    const bool isVendor = kind == FileKind::Vendor;
    (isVendor ? readVendor : readArticle)(path, contents, files);
    if (files.mistakes.size() == before)
        return;
    const QStringList ids = idsInFile(path, contents);
    files.brokenIds += ids;
    if (isVendor)
        files.brokenVendors.append(ids.first());
}

} // namespace

LintedFiles readLintedFiles(const QStringList &paths)
{
    LintedFiles files;
    for (const QString &path : filesOf(paths)) {
        const std::variant<QByteArray, Mistake> read = readTextFile(path);
        if (const Mistake *mistake = std::get_if<Mistake>(&read))
            files.mistakes.append(*mistake);
        else
            readText(path, std::get<QByteArray>(read), files);
    }
    return files;
}

} // namespace ringthrough

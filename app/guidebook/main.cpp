// Makes the offline guide: make-guide-book FOLDER. The site goes into FOLDER, the book beside its
// index as guide.pdf.

#include "book.h"
#include "paper.h"
#include "site.h"

#include <QDir>
#include <QSaveFile>
#include <QTextStream>

using namespace ringthrough;

namespace {

bool write(const QDir &folder, const SiteFile &file)
{
    QSaveFile saved(folder.filePath(file.name));
    if (saved.open(QIODevice::WriteOnly) && saved.write(file.contents) == file.contents.size() &&
        saved.commit())
        return true;
    QTextStream(stderr) << saved.fileName() << ": " << saved.errorString() << '\n';
    return false;
}

bool writeAll(const QDir &folder, const KnowledgeBase &base)
{
    QList<SiteFile> files = siteFiles(base);
    files.append({QStringLiteral("guide.pdf"), bookAsPdf(base)});
    for (const SiteFile &file : files) {
        if (!write(folder, file))
            return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const auto app = paperApplication(argc, argv);
    QTextStream err(stderr);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        err << "usage: make-guide-book FOLDER\n";
        return 2;
    }
    const LoadedKnowledge loaded = loadKnowledge({bundledKnowledgeFolder()});
    for (const Mistake &mistake : loaded.mistakes)
        err << mistake.toString() << '\n';
    const QDir folder(arguments.at(1));
    if (!loaded.mistakes.isEmpty() || !folder.mkpath(QStringLiteral(".")))
        return 8;
    return writeAll(folder, loaded.base) ? 0 : 1;
}

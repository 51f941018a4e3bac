#include "text_file.h"
#include "mistake_log.h"

#include <QFile>

namespace ringthrough {

namespace {

Mistake mistakeIn(const QString &path, const QString &what)
{
    Mistake mistake;
    mistake.file = path;
    mistake.what = what;
    return mistake;
}

} // namespace

std::variant<QByteArray, Mistake> readTextFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return mistakeIn(path,
                         MistakeLog::tr("This file cannot be read: %1.").arg(file.errorString()));
    // One byte more than allowed tells a file that is too large, whatever its size claims.
    const QByteArray contents = file.read(largestTextFile + 1);
    if (contents.size() > largestTextFile)
        return mistakeIn(path,
                         MistakeLog::tr("This file is larger than %1 bytes.").arg(largestTextFile));
    return contents;
}

} // namespace ringthrough

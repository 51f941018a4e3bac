#include "output_file.h"

#include <QSaveFile>

namespace ringthrough {

std::optional<Problem> writeFile(const QString &name, const QByteArray &bytes)
{
    QSaveFile file(name);
    // A device such as /dev/stdout cannot be replaced by another file.
    file.setDirectWriteFallback(true);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return std::nullopt;
    return FileProblem{name, file.errorString()};
}

} // namespace ringthrough

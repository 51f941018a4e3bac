#include "state_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace ringthrough {

namespace {

// Years of use fill a few kilobytes.
constexpr qint64 sizeLimit = 4 * 1024 * 1024;

} // namespace

Outcome<QJsonDocument> readStateFile(const QString &file)
{
    QFile source(file);
    if (!source.exists())
        return QJsonDocument();
    if (!source.open(QIODevice::ReadOnly))
        return Problem(FileProblem{file, source.errorString()});
    const QByteArray text = source.read(sizeLimit + 1);
    if (text.size() > sizeLimit)
        return Problem(FileProblem{file, QStringLiteral("larger than any such file")});
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return Problem(FileProblem{file, error.errorString()});
    return document;
}

std::optional<Problem> writeStateFile(const QString &file, const QJsonDocument &document)
{
    QDir().mkpath(QFileInfo(file).absolutePath());
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return FileProblem{file, target.errorString()};
    target.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    target.write(document.toJson());
    if (!target.commit())
        return FileProblem{file, target.errorString()};
    return std::nullopt;
}

} // namespace ringthrough

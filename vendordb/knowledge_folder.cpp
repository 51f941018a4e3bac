#include "compiled_knowledge.h"
#include "knowledge_base.h"

#include <QCoreApplication>
#include <QDir>

namespace ringthrough {

namespace {

// An installed program must not look into the source tree it was once built from, so that one
// comes last and only counts while it is there.
QStringList places()
{
    const QString program = QCoreApplication::applicationDirPath();
    return {program + QStringLiteral("/vendordb/data"),
            program + QStringLiteral("/../Resources/vendordb/data"),
            program + QStringLiteral("/../share/ringthrough/vendordb/data"),
            QStringLiteral(RT_SOURCE_KNOWLEDGE)};
}

} // namespace

QString bundledKnowledgeFolder()
{
    for (const QString &place : places()) {
        const QDir folder(place);
        if (!place.isEmpty() && folder.exists() && !yamlFilesIn(place).isEmpty())
            return QDir::cleanPath(folder.absolutePath());
    }
    return {};
}

QString compiledKnowledgeFile(const QString &bundledFolder)
{
    if (QDir(bundledFolder) == QDir(QStringLiteral(RT_SOURCE_KNOWLEDGE)))
        return QStringLiteral(RT_COMPILED_KNOWLEDGE);
    return QDir::cleanPath(bundledFolder + QStringLiteral("/../knowledge.bin"));
}

QString articleFolder(const QString &folder)
{
    return folder + QStringLiteral("/articles");
}

QStringList yamlFilesIn(const QString &folder)
{
    const QDir dir(folder);
    QStringList files;
    for (const QString &name : dir.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name))
        files.append(dir.filePath(name));
    return files;
}

} // namespace ringthrough

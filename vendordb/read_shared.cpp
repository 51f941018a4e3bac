#include "read_parts.h"
#include "yaml_reader.h"

#include <QFileInfo>

namespace ringthrough {

void readFormat(YamlReader &reader)
{
    if (!reader.value("format", Need::Required))
        return;
    reader.number("format", 1, 1, 1);
}

QString readFileId(YamlReader &reader)
{
    const QString id = reader.text("id", Need::Required);
    const QString fileName = QFileInfo(reader.log().file()).completeBaseName();
    static const QRegularExpression kebab(QStringLiteral("^[a-z0-9]+(-[a-z0-9]+)*$"));
    if (id.isEmpty())
        return id;
    if (!kebab.match(id).hasMatch())
        reader.mistake(reader.placeOf("id"), QStringLiteral("id"),
                       MistakeLog::tr("An id is small letters, digits and dashes."));
    else if (id != fileName)
        reader.mistake(
            reader.placeOf("id"), QStringLiteral("id"),
            MistakeLog::tr("The file with the id '%1' has to be called %1.yaml.").arg(id));
    return id;
}

QDate readChecked(YamlReader &reader)
{
    const QString text = reader.text("checked", Need::Required);
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (!text.isEmpty() && !date.isValid())
        reader.mistake(reader.placeOf("checked"), QStringLiteral("checked"),
                       MistakeLog::tr("Expected a date such as 2026-11-22."));
    return date;
}

} // namespace ringthrough

#include "read_parts.h"
#include "yaml_reader.h"

namespace ringthrough {

void readFormat(YamlReader &reader)
{
    if (!reader.value("format", Need::Required))
        return;
    reader.number("format", 1, 1, 1);
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

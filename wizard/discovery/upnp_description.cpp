#include "upnp_description.h"

#include "page_text.h"

#include <QRegularExpression>
#include <QStringList>

namespace ringthrough {

namespace {

constexpr qsizetype rootLimit = 32 * 1024;
constexpr qsizetype valueLimit = 256;

QString element(const QString &root, const char *name)
{
    const QRegularExpression pattern(
        QStringLiteral("<(?:\\w{1,20}:)?%1(?:\\s[^>]{0,200})?>([^<]{0,1024})<")
            .arg(QLatin1String(name)),
        QRegularExpression::CaseInsensitiveOption);
    return withoutEntities(pattern.match(root).captured(1)).simplified().left(valueLimit);
}

// "R7000" and "WRT54G" are models; "1", "1.0", "v2" and "2.0.1" are versions.
bool looksLikeModel(const QString &text)
{
    static const QRegularExpression version(QStringLiteral("^v?[0-9.]+$"),
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression letterAndDigit(QStringLiteral("(?=.*[A-Za-z])(?=.*[0-9])"));
    return text.size() >= 3 && !version.match(text).hasMatch() &&
           letterAndDigit.match(text).hasMatch();
}

} // namespace

QString UpnpDescription::model() const
{
    if (looksLikeModel(modelNumber))
        return modelNumber;
    for (const QString &text : {modelName, friendlyName, modelDescription}) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

UpnpDescription upnpDescription(const QString &xml)
{
    static const QRegularExpression begin(QStringLiteral("<(?:\\w{1,20}:)?device[\\s>]"),
                                          QRegularExpression::CaseInsensitiveOption);
    const qsizetype from = xml.indexOf(begin);
    if (from < 0)
        return {};
    QString root = xml.mid(from, rootLimit);
    const qsizetype inner = root.indexOf(QStringLiteral("deviceList>"), 0, Qt::CaseInsensitive);
    if (inner >= 0)
        root.truncate(inner);
    UpnpDescription description;
    description.manufacturer = element(root, "manufacturer");
    description.modelName = element(root, "modelName");
    description.modelNumber = element(root, "modelNumber");
    description.modelDescription = element(root, "modelDescription");
    description.friendlyName = element(root, "friendlyName");
    return description;
}

} // namespace ringthrough

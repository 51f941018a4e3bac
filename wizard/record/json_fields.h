#pragma once

#include <QDateTime>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace ringthrough {

/// Reads a JSON object field by field and expects an enemy: each field has a type, a size and a
/// range. The first thing that is not as it should be is remembered in `mistake`; everything read
/// after it is empty.
class JsonFields
{
public:
    /// `path` names the object in mistakes; `mistake` is shared by all parts of a file.
    JsonFields(QJsonObject object, QString path, QString *mistake);

    bool has(const QString &key) const; ///< there, and not null

    QString text(const QString &key, qsizetype limit = 4096);
    QStringList texts(const QString &key, qsizetype most = 1000);
    int number(const QString &key, int low, int high);
    double fraction(const QString &key); ///< 0 to 1
    bool yes(const QString &key);
    QDateTime time(const QString &key);
    QHostAddress address(const QString &key); ///< an empty text is a null address
    QString id(const QString &key);           ///< small letters, digits and dashes, or empty
    QString mac(const QString &key);          ///< "aa:bb:cc:dd:ee:ff", or empty

    JsonFields object(const QString &key);
    QList<JsonFields> objects(const QString &key, qsizetype most = 1000);

    /// A word from a closed list, by the list's own way back from a name.
    template <typename Enum>
    Enum word(const QString &key, std::optional<Enum> (*fromName)(const QString &), Enum otherwise)
    {
        const QString name = text(key, 64);
        if (const std::optional<Enum> value = fromName(name))
            return *value;
        complain(key, QStringLiteral("\"%1\" is not one of the known words").arg(name));
        return otherwise;
    }

    /// Remembers a mistake about one field, unless there is an earlier one.
    void complain(const QString &key, const QString &what);

    const QJsonObject &raw() const { return m_object; }

private:
    QJsonValue value(const QString &key, QJsonValue::Type type, const QString &expected);
    QJsonArray array(const QString &key, qsizetype most);

    QJsonObject m_object;
    QString m_path;
    QString *m_mistake;
};

} // namespace ringthrough

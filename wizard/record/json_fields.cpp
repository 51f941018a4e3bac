#include "json_fields.h"

#include <QRegularExpression>

#include <cmath>

namespace ringthrough {

using namespace Qt::StringLiterals;

JsonFields::JsonFields(QJsonObject object, QString path, QString *mistake)
    : m_object(std::move(object)), m_path(std::move(path)), m_mistake(mistake)
{
}

void JsonFields::complain(const QString &key, const QString &what)
{
    if (m_mistake->isEmpty())
        *m_mistake = m_path + u'.' + key + u": "_s + what;
}

bool JsonFields::has(const QString &key) const
{
    const QJsonValue found = m_object.value(key);
    return !found.isUndefined() && !found.isNull();
}

QJsonValue JsonFields::value(const QString &key, QJsonValue::Type type, const QString &expected)
{
    const QJsonValue found = m_object.value(key);
    if (found.type() == type)
        return found;
    complain(key, found.isUndefined() ? u"is missing"_s : u"is not %1"_s.arg(expected));
    return {};
}

QString JsonFields::text(const QString &key, qsizetype limit)
{
    const QString found = value(key, QJsonValue::String, u"a text"_s).toString();
    if (found.size() <= limit)
        return found;
    complain(key, u"is longer than %1 characters"_s.arg(limit));
    return {};
}

QJsonArray JsonFields::array(const QString &key, qsizetype most)
{
    const QJsonArray found = value(key, QJsonValue::Array, u"a list"_s).toArray();
    if (found.size() <= most)
        return found;
    complain(key, u"has more than %1 entries"_s.arg(most));
    return {};
}

QStringList JsonFields::texts(const QString &key, qsizetype most)
{
    QStringList found;
    const QJsonArray entries = array(key, most);
    for (const QJsonValue &entry : entries) {
        if (!entry.isString() || entry.toString().size() > 4096)
            complain(key, u"has an entry that is not a short text"_s);
        found.append(entry.toString().left(4096));
    }
    return found;
}

int JsonFields::number(const QString &key, int low, int high)
{
    const double found = value(key, QJsonValue::Double, u"a number"_s).toDouble();
    if (found >= low && found <= high && std::floor(found) == found)
        return int(found);
    complain(key, u"is not a whole number from %1 to %2"_s.arg(low).arg(high));
    return low;
}

double JsonFields::fraction(const QString &key)
{
    const double found = value(key, QJsonValue::Double, u"a number"_s).toDouble();
    if (found >= 0 && found <= 1)
        return found;
    complain(key, u"is not from 0 to 1"_s);
    return 0;
}

bool JsonFields::yes(const QString &key)
{
    return value(key, QJsonValue::Bool, u"true or false"_s).toBool();
}

QDateTime JsonFields::time(const QString &key)
{
    const QDateTime found = QDateTime::fromString(text(key, 64), Qt::ISODateWithMs);
    if (!found.isValid())
        complain(key, u"is not a time such as 2026-01-31T12:00:00Z"_s);
    return found;
}

QHostAddress JsonFields::address(const QString &key)
{
    QHostAddress found;
    const QString said = text(key, 64);
    if (!said.isEmpty() && !found.setAddress(said))
        complain(key, u"is not an IP address"_s);
    return found;
}

QString JsonFields::id(const QString &key)
{
    static const QRegularExpression shape(u"\\A[a-z0-9-]{0,100}\\z"_s);
    const QString found = text(key, 100);
    if (shape.match(found).hasMatch())
        return found;
    complain(key, u"is not an id of the knowledge base"_s);
    return {};
}

QString JsonFields::mac(const QString &key)
{
    static const QRegularExpression shape(u"\\A(([0-9a-f]{2}:){5}[0-9a-f]{2})?\\z"_s);
    const QString found = text(key, 17);
    if (shape.match(found).hasMatch())
        return found;
    complain(key, u"is not a hardware address"_s);
    return {};
}

JsonFields JsonFields::object(const QString &key)
{
    const QJsonObject found = value(key, QJsonValue::Object, u"an object"_s).toObject();
    return JsonFields(found, m_path + u'.' + key, m_mistake);
}

QList<JsonFields> JsonFields::objects(const QString &key, qsizetype most)
{
    QList<JsonFields> found;
    const QJsonArray entries = array(key, most);
    for (qsizetype i = 0; i < entries.size() && m_mistake->isEmpty(); ++i) {
        if (!entries.at(i).isObject())
            complain(key, u"has an entry that is not an object"_s);
        const QString place = u"%1.%2[%3]"_s.arg(m_path, key).arg(i);
        found.append(JsonFields(entries.at(i).toObject(), place, m_mistake));
    }
    return found;
}

} // namespace ringthrough

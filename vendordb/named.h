#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <utility>

namespace ringthrough {

/// One table maps an enum to its stable name both ways; strings exist only at the edges.
template <typename Enum, size_t size>
using NameTable = std::array<std::pair<Enum, const char *>, size>;

/// The name in the table. Every value must be in it.
template <typename Enum, size_t size>
QString nameIn(const NameTable<Enum, size> &table, Enum value)
{
    for (const auto &[entry, name] : table) {
        if (entry == value)
            return QString::fromLatin1(name);
    }
    Q_UNREACHABLE();
    return {};
}

/// The value of that name; nothing when the table has none.
template <typename Enum, size_t size>
std::optional<Enum> valueIn(const NameTable<Enum, size> &table, const QString &name)
{
    for (const auto &[entry, entryName] : table) {
        if (name == QLatin1String(entryName))
            return entry;
    }
    return std::nullopt;
}

/// All names of the table, in its order.
template <typename Enum, size_t size>
QStringList namesIn(const NameTable<Enum, size> &table)
{
    QStringList names;
    for (const auto &[entry, name] : table)
        names.append(QString::fromLatin1(name));
    return names;
}

} // namespace ringthrough

#include "default_routes.h"

#include <QByteArray>

#include <algorithm>

namespace ringthrough {

QString macToString(const uchar *bytes, qsizetype size)
{
    constexpr qsizetype macBytes = 6;
    const QByteArray raw(reinterpret_cast<const char *>(bytes), size);
    if (size != macBytes || std::all_of(raw.cbegin(), raw.cend(), [](char c) { return c == 0; }))
        return {};
    return QString::fromLatin1(raw.toHex(':'));
}

} // namespace ringthrough

#include "mac_prefix.h"

namespace ringthrough {

namespace {

constexpr int digitsOfAddress = 12;
constexpr int digitsOfMakerBlock = 6;
constexpr int locallyAdministered = 0x02;

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text.toLower()) {
        const bool hex = (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
        if (hex)
            digits += c;
        else if (c != u':' && c != u'-' && c != u'.')
            return {};
    }
    return digits;
}

} // namespace

int macPrefixLength(const QString &address, const QString &prefix)
{
    const QString digits = digitsOf(address);
    const QString wanted = digitsOf(prefix);
    if (digits.size() != digitsOfAddress || wanted.size() < digitsOfMakerBlock)
        return 0;
    if (digits.left(2).toInt(nullptr, 16) & locallyAdministered)
        return 0;
    return digits.startsWith(wanted) ? int(wanted.size()) : 0;
}

} // namespace ringthrough

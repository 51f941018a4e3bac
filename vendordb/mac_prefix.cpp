#include "mac_prefix.h"
#include "rule.h"

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

QString makersMac(const QString &address)
{
    QString digits = digitsOf(address);
    if (digits.size() != digitsOfAddress)
        return {};
    if (digits.left(2).toInt(nullptr, 16) & locallyAdministered)
        return {};
    for (int at = digitsOfAddress - 2; at > 0; at -= 2)
        digits.insert(at, u':');
    return digits;
}

int macDigitsCovered(const Rule &rule, const QString &address)
{
    const QString mac = makersMac(address);
    if (mac.isEmpty())
        return 0;
    if (rule.match == Match::Regex) {
        const QRegularExpressionMatch match = rule.regex.match(mac);
        return match.hasMatch() ? int(digitsOf(match.captured()).size()) : 0;
    }
    const QString prefix = digitsOf(rule.text);
    const bool fits = prefix.size() >= digitsOfMakerBlock && digitsOf(mac).startsWith(prefix);
    return fits ? int(prefix.size()) : 0;
}

} // namespace ringthrough

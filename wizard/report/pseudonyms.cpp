#include "pseudonyms.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QRegularExpression>

#include <functional>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

using Replace = std::function<QString(const QRegularExpressionMatch &)>;

// Every place where the pattern fits, replaced one by one.
QString replaced(const QString &text, const QRegularExpression &pattern, const Replace &with)
{
    QString result;
    qsizetype from = 0;
    QRegularExpressionMatchIterator matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        result += QStringView(text).mid(from, match.capturedStart() - from);
        result += with(match);
        from = match.capturedEnd();
    }
    result += QStringView(text).mid(from);
    return result;
}

bool isPrivateV4(quint32 address)
{
    const auto inside = [address](quint32 network, int bits) {
        return address >> (32 - bits) == network >> (32 - bits);
    };
    return inside(0x0a000000, 8) || inside(0xac100000, 12) || inside(0xc0a80000, 16) ||
           inside(0x7f000000, 8) || inside(0xa9fe0000, 16) || inside(0x64400000, 10) ||
           inside(0xe0000000, 3) || inside(0x00000000, 8);
}

// An address whose second half is made from the hardware address gives that away.
bool holdsMac(const Q_IPV6ADDR &bytes)
{
    return bytes[11] == 0xff && bytes[12] == 0xfe;
}

bool isPrivateV6(const QHostAddress &address)
{
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    if (holdsMac(bytes))
        return false;
    // What we put in the place of others ourselves, from the range for documentation (RFC 3849).
    static const QHostAddress madeUp(QStringLiteral("2001:db8::"));
    return address.isInSubnet(madeUp, 112) || address.isLoopback() || address.isLinkLocal() ||
           address.isMulticast() || address.isUniqueLocalUnicast() ||
           address == QHostAddress(QHostAddress::AnyIPv6);
}

bool isEverybodys(const QString &user)
{
    static const QStringList names{u"admin"_s, u"root"_s,          u"user"_s,
                                   u"ubnt"_s,  u"cisco"_s,         u"guest"_s,
                                   u"vyos"_s,  u"administrator"_s, u"vyatta"_s};
    return names.contains(user.toLower());
}

const QRegularExpression macPattern(
    u"(?<![0-9A-Za-z:])(?:[0-9A-Fa-f]{2}([:-]))(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2}(?![0-9A-Za-z:])"_s);
const QRegularExpression namedByMac(u"\\benx([0-9a-f]{12})\\b"_s);
const QRegularExpression
    uuidPattern(u"\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b"_s);
const QRegularExpression v4Pattern(u"(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.]*\\d)"_s);
const QRegularExpression
    v6Pattern(u"(?<![0-9A-Za-z:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![0-9A-Za-z:])"_s);
const QRegularExpression serialPattern(
    u"(serial ?(?:number|no\\.?)?|\\bS/N)([\"']?\\s*[:=>]\\s*[\"']?)([A-Z0-9-]{5,})"_s,
    QRegularExpression::CaseInsensitiveOption);
const QRegularExpression ssidPattern(
    u"((?<![A-Za-z])E?SSID[A-Za-z0-9_]*)([\"']?\\s*[:=>]\\s*[\"']?)([^\"'<>\\n\\r,;&]+)"_s,
    QRegularExpression::CaseInsensitiveOption);

} // namespace

Pseudonyms::Pseudonyms(QByteArray salt) : m_salt(std::move(salt)) {}

QByteArray Pseudonyms::digest(const QString &name) const
{
    return QMessageAuthenticationCode::hash(name.toLower().toUtf8(), m_salt,
                                            QCryptographicHash::Sha256);
}

QString Pseudonyms::shortMark(const QString &name) const
{
    return QString::fromLatin1(digest(name).toHex().left(6));
}

void Pseudonyms::addHost(const QString &name)
{
    // A name without a dot is too likely to be a plain word of the text.
    const bool isName = name.contains(u'.') && QHostAddress(name).isNull();
    if (isName && !m_hosts.contains(name, Qt::CaseInsensitive))
        m_hosts.append(name);
}

void Pseudonyms::addUser(const QString &name)
{
    if (!name.isEmpty() && !isEverybodys(name) && !m_users.contains(name))
        m_users.append(name);
}

QString Pseudonyms::user(const QString &name) const
{
    return name.isEmpty() || isEverybodys(name) ? name : u"user-"_s + shortMark(name);
}

QString Pseudonyms::mac(const QString &mac) const
{
    if (mac.size() != 17)
        return mac;
    const QString separator = mac.mid(2, 1);
    const QByteArray hex = digest(mac.toLower().replace(u'-', u':')).toHex();
    QString result = mac.left(8);
    for (int i = 0; i < 3; ++i)
        result += separator + QString::fromLatin1(hex.mid(2 * i, 2));
    return result;
}

QString Pseudonyms::host(const QString &name) const
{
    const QHostAddress asAddress(name);
    if (!asAddress.isNull())
        return address(asAddress).toString();
    return name.isEmpty() ? name : u"host-"_s + shortMark(name);
}

QHostAddress Pseudonyms::address(const QHostAddress &address) const
{
    // Addresses set aside for documentation: nobody has them, and a message stays readable.
    const QByteArray bytes = digest(address.toString());
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (address.isNull() || (isV4 ? isPrivateV4(v4) : isPrivateV6(address)))
        return address;
    if (isV4)
        return QHostAddress(0xcb007100u + 1 + uchar(bytes.at(0)) % 254);
    const QString start = address.isLinkLocal() ? u"fe80::"_s : u"2001:db8::"_s;
    QHostAddress result(start + QString::fromLatin1(bytes.toHex().left(4)));
    result.setScopeId(address.scopeId());
    return result;
}

QString Pseudonyms::withoutAddresses(const QString &text) const
{
    const auto one = [this](const QRegularExpressionMatch &match) {
        const QHostAddress found(match.captured());
        return found.isNull() || address(found) == found ? match.captured()
                                                         : address(found).toString();
    };
    return replaced(replaced(text, v4Pattern, one), v6Pattern, one);
}

QString Pseudonyms::withoutNames(const QString &text) const
{
    QString result = text;
    for (const QString &name : m_hosts)
        result.replace(name, host(name), Qt::CaseInsensitive);
    for (const QString &name : m_users) {
        const QRegularExpression word(u"(?<!\\w)"_s + QRegularExpression::escape(name) +
                                      u"(?!\\w)"_s);
        result.replace(word, user(name));
    }
    return result;
}

QString Pseudonyms::text(const QString &text) const
{
    const auto marked = [this](const QString &kind) {
        return [this, kind](const QRegularExpressionMatch &match) {
            return match.captured(1) + match.captured(2) + kind + shortMark(match.captured(3));
        };
    };
    QString result =
        replaced(text, macPattern, [this](const auto &m) { return mac(m.captured()); });
    result = replaced(result, namedByMac,
                      [this](const auto &m) { return u"enx"_s + shortMark(m.captured()); });
    result = replaced(result, uuidPattern,
                      [this](const auto &m) { return u"uuid-"_s + shortMark(m.captured()); });
    result = replaced(result, serialPattern, marked(u"serial-"_s));
    result = replaced(result, ssidPattern, marked(u"ssid-"_s));
    return withoutNames(withoutAddresses(result));
}

} // namespace ringthrough

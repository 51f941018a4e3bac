#include "typed_server.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 2000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TypedServer)
};

QRegularExpression ignoringCase(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption |
                                           QRegularExpression::UseUnicodePropertiesOption);
}

// One blank where there were some, and none of the signs that nobody sees.
QString cleaned(const QString &text)
{
    QString clean = text.left(longestText);
    clean.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    clean = clean.simplified();
    static const QRegularExpression marks(u"^[\"'“”„«»‘’]+|[\"'“”„«»‘’,;]+$"_s);
    return clean.remove(marks).trimmed();
}

bool isWebPage(const QString &text)
{
    static const QRegularExpression scheme = ignoringCase(u"^[a-z][a-z0-9+.-]*://"_s);
    static const QRegularExpression sip = ignoringCase(u"^sips?://"_s);
    return (scheme.match(text).hasMatch() && !sip.match(text).hasMatch()) ||
           text.startsWith(u"www."_s, Qt::CaseInsensitive);
}

bool isPhoneNumber(const QString &text)
{
    static const QRegularExpression form(u"^(?:tel:)?[+0(]?[0-9 ()/-]{6,}$"_s);
    return form.match(text).hasMatch();
}

// "Registrar: host" and "SIP server = host" are how settings are pasted.
void removeLabel(QString &text)
{
    static const QRegularExpression label = ignoringCase(u"^[\\p{L} /-]{2,40}(?:: |[=→] ?)"_s);
    text.remove(label);
}

struct Pieces
{
    QString host; ///< as written, with a port behind it or not
    QString rest; ///< after the first blank, bracket or comma
    bool isTls = false;
};

// Takes off what a SIP URI has around the host (RFC 3261 section 19.1).
Pieces piecesOf(QString text)
{
    static const QRegularExpression angled(u"<([^<>]*)>"_s);
    static const QRegularExpression scheme = ignoringCase(u"^(sips?):(?://)?"_s);
    static const QRegularExpression tls = ignoringCase(u"[;?&]transport=tls\\b"_s);
    static const QRegularExpression parameters(u"[;?].*$"_s);
    static const QRegularExpression blankColon(u" ?: ?"_s);
    static const QRegularExpression firstPart(u"^([^ ,(]+)[ ,(]*(.*)$"_s);
    if (const QRegularExpressionMatch found = angled.match(text); found.hasMatch())
        text = found.captured(1);
    Pieces pieces;
    const QRegularExpressionMatch found = scheme.match(text);
    pieces.isTls = found.captured(1).compare(u"sips"_s, Qt::CaseInsensitive) == 0 ||
                   tls.match(text).hasMatch();
    text.remove(scheme).remove(parameters);
    text = text.section(u'@', -1).trimmed();
    text.replace(blankColon, u":"_s);
    const QRegularExpressionMatch parts = firstPart.match(text);
    pieces.host = parts.captured(1);
    pieces.rest = parts.captured(2);
    while (pieces.host.endsWith(u'/') || pieces.host.endsWith(u'.'))
        pieces.host.chop(1);
    return pieces;
}

bool isAnotherServer(const QString &word)
{
    static const QRegularExpression name = ignoringCase(u"^[a-z0-9-]+(?:\\.[a-z0-9-]+)+$"_s);
    return name.match(word).hasMatch();
}

// The port in "(port 5060)", "UDP 5060" and the like; nothing when there are other words.
std::optional<QString> portIn(const QString &rest)
{
    static const QRegularExpression between(u"[ ,():=./]+"_s);
    static const QStringList known{u"port"_s, u"udp"_s, u"tcp"_s, u"tls"_s, u"sip"_s, u"or"_s};
    if (isAnotherServer(rest.section(u' ', 0, 0)))
        return QString(); // the first of several is taken
    QString port;
    for (const QString &word : rest.split(between, Qt::SkipEmptyParts)) {
        const bool isNumber =
            std::all_of(word.begin(), word.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (isNumber && port.isEmpty())
            port = word;
        else if (!known.contains(word, Qt::CaseInsensitive))
            return std::nullopt;
    }
    return port;
}

bool isInAsciiLetters(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
}

TypedFault faultOf(const QString &host)
{
    static const QRegularExpression port(u"^[^:]+:[^:]*$"_s);
    static const QRegularExpression numbers(u"^[0-9.]+$"_s);
    const QString name = host.section(u':', 0, 0);
    if (port.match(host).hasMatch() && sipTargetFromString(name))
        return TypedFault::BadPort;
    return numbers.match(name).hasMatch() && host.count(u':') < 2 ? TypedFault::BadNumbers
                                                                  : TypedFault::NoName;
}

std::variant<SipTarget, TypedFault> targetOf(Pieces pieces)
{
    if (!isInAsciiLetters(pieces.host))
        pieces.host = QString::fromLatin1(QUrl::toAce(pieces.host.section(u':', 0, 0))) +
                      (pieces.host.contains(u':') ? u':' + pieces.host.section(u':', 1) : u""_s);
    std::optional<SipTarget> target = sipTargetFromString(pieces.host);
    if (!target)
        return faultOf(pieces.host);
    const QHostAddress address(target->host);
    if (!address.isNull() &&
        (address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6 ||
         address.isMulticast() || address.isBroadcast()))
        return TypedFault::NoName; // no server has it
    const bool hasDot = target->host.contains(u'.') || target->host.contains(u':');
    if (!hasDot && target->host != u"localhost")
        return TypedFault::NoDot;
    if (pieces.isTls && pieces.host.section(u':', -1) != target->host && target->port != 5060) {
        target->tlsPort = target->port;
        target->port = 5060;
    }
    return *target;
}

} // namespace

QString wordsForPerson(TypedFault fault)
{
    switch (fault) {
    case TypedFault::Empty:
        return {};
    case TypedFault::WebPage:
        return Words::tr("That is the address of a web page. Please type the name of the server "
                         "that your phone uses, such as sip.example.com.");
    case TypedFault::PhoneNumber:
        return Words::tr("That is a telephone number. Please type the name of the server that your "
                         "phone uses, such as sip.example.com.");
    case TypedFault::NoDot:
        return Words::tr("The name of a server has a dot in it, such as sip.example.com. Please "
                         "type all of it.");
    case TypedFault::BadNumbers:
        return Words::tr("An address of numbers has four of them, from 0 to 255, with dots in "
                         "between. Please look for a typing mistake.");
    case TypedFault::BadPort:
        return Words::tr("The number after the name goes from 1 to 65535. Please correct it, or "
                         "leave it out together with the colon.");
    case TypedFault::NoName:
        break;
    }
    return Words::tr("That does not look like the name of a server. Please type only the name, "
                     "without blanks, such as sip.example.com.");
}

std::variant<SipTarget, TypedFault> readTypedServer(const QString &typed)
{
    QString text = cleaned(typed);
    removeLabel(text);
    if (text.isEmpty())
        return TypedFault::Empty;
    if (isWebPage(text))
        return TypedFault::WebPage;
    if (isPhoneNumber(text))
        return TypedFault::PhoneNumber;
    Pieces pieces = piecesOf(text);
    const std::optional<QString> port = portIn(pieces.rest);
    if (!port)
        return TypedFault::NoName;
    const bool isV6 = pieces.host.count(u':') > 1 && !pieces.host.contains(u']');
    if (!port->isEmpty())
        pieces.host = (isV6 ? u'[' + pieces.host + u']' : pieces.host) + u':' + *port;
    return targetOf(pieces);
}

} // namespace ringthrough

#include "sip_text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ringthrough {

namespace {

constexpr qsizetype mostHeaders = 128;

constexpr std::array<std::pair<const char *, const char *>, 14> knownNames{{
    {"v", "Via"},
    {"f", "From"},
    {"t", "To"},
    {"m", "Contact"},
    {"i", "Call-ID"},
    {"l", "Content-Length"},
    {"c", "Content-Type"},
    {"s", "Subject"},
    {"k", "Supported"},
    {"e", "Content-Encoding"},
    {"", "CSeq"},
    {"", "Max-Forwards"},
    {"", "User-Agent"},
    {"", "Server"},
}};

QByteArray fullName(const QByteArray &written)
{
    for (const auto &[compact, full] : knownNames)
        if (written.compare(compact, Qt::CaseInsensitive) == 0 ||
            written.compare(full, Qt::CaseInsensitive) == 0)
            return full;
    return written;
}

QByteArray takeLine(const QByteArray &text, qsizetype &at)
{
    const qsizetype end = text.indexOf('\n', at);
    QByteArray line = end < 0 ? text.mid(at) : text.mid(at, end - at);
    at = end < 0 ? text.size() : end + 1;
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

bool isContinuation(const QByteArray &line)
{
    return line.startsWith(' ') || line.startsWith('\t');
}

SipHeader headerOfLine(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0)
        return {line.trimmed(), {}, line};
    return {fullName(line.left(colon).trimmed()), line.mid(colon + 1).trimmed(), line};
}

bool looksLikeSip(const QByteArray &startLine)
{
    return startLine.startsWith("SIP/2.0 ") || startLine.trimmed().endsWith(" SIP/2.0");
}

SipHost splitHost(const QByteArray &text)
{
    const qsizetype closing = text.startsWith('[') ? text.indexOf(']') : 0;
    if (closing < 0)
        return {};
    const qsizetype colon = text.indexOf(':', closing);
    if (colon < 0)
        return {text.trimmed(), -1};
    bool ok = false;
    const int port = text.mid(colon + 1).trimmed().toInt(&ok);
    return {text.left(colon).trimmed(), ok ? port : 0};
}

qsizetype firstOf(const QByteArray &text, const char *characters, qsizetype from)
{
    const QByteArray wanted(characters);
    const auto end =
        std::find_if(text.begin() + from, text.end(), [&](char c) { return wanted.contains(c); });
    return end - text.begin();
}

} // namespace

QByteArray SipText::value(const QByteArray &name) const
{
    for (const SipHeader &header : headers)
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    return {};
}

QList<QByteArray> SipText::values(const QByteArray &name) const
{
    QList<QByteArray> found;
    for (const SipHeader &header : headers)
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            found.append(header.value);
    return found;
}

int SipText::status() const
{
    if (!startLine.startsWith("SIP/2.0 "))
        return 0;
    const int code = startLine.mid(8, 3).toInt();
    return code >= 100 && code <= 699 ? code : 0;
}

QByteArray SipText::reasonPhrase() const
{
    return status() > 0 ? startLine.mid(11).trimmed() : QByteArray();
}

std::optional<SipText> parseSip(const QByteArray &message)
{
    qsizetype at = 0;
    while (at < message.size() && (message.at(at) == '\r' || message.at(at) == '\n'))
        ++at;
    SipText text;
    text.startLine = takeLine(message, at);
    if (!looksLikeSip(text.startLine))
        return std::nullopt;
    while (at < message.size() && text.headers.size() < mostHeaders) {
        const QByteArray line = takeLine(message, at);
        if (line.isEmpty()) {
            text.body = message.mid(at);
            break;
        }
        if (isContinuation(line) && !text.headers.isEmpty()) {
            text.headers.last().value += ' ' + line.trimmed();
            text.headers.last().raw += "\r\n" + line;
        } else {
            text.headers.append(headerOfLine(line));
        }
    }
    return text;
}

QByteArray takeSipMessage(QByteArray &stream)
{
    const qsizetype blank = stream.indexOf("\r\n\r\n");
    if (blank < 0)
        return {};
    const std::optional<SipText> head = parseSip(stream.left(blank + 4));
    const qlonglong body = head ? head->value("Content-Length").toLongLong() : 0;
    if (body < 0 || body > stream.size() - blank - 4)
        return {};
    const QByteArray message = stream.left(blank + 4 + body);
    stream.remove(0, message.size());
    return message;
}

SipHost hostOfUri(const QByteArray &headerOrUri)
{
    const qsizetype scheme = headerOrUri.indexOf("sip:");
    const qsizetype secure = headerOrUri.indexOf("sips:");
    if (scheme < 0 && secure < 0)
        return {};
    const qsizetype start = scheme >= 0 ? scheme + 4 : secure + 5;
    const QByteArray uri = headerOrUri.mid(start, firstOf(headerOrUri, ">;?\" ,", start) - start);
    return splitHost(uri.mid(uri.lastIndexOf('@') + 1));
}

SipHost hostOfVia(const QByteArray &via)
{
    const QByteArray sentBy = via.left(firstOf(via, ";,", 0)).trimmed();
    return splitHost(sentBy.mid(sentBy.lastIndexOf(' ') + 1));
}

QByteArray parameter(const QByteArray &value, const QByteArray &name)
{
    const QList<QByteArray> pieces = value.left(firstOf(value, ",", 0)).split(';');
    for (const QByteArray &piece : pieces.mid(1)) {
        const qsizetype equals = piece.indexOf('=');
        const QByteArray key = equals < 0 ? piece : piece.left(equals);
        if (key.trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return equals < 0 ? QByteArray("") : piece.mid(equals + 1).trimmed();
    }
    return {};
}

QHostAddress addressLiteral(const QByteArray &text)
{
    QByteArray bare = text.trimmed();
    if (bare.startsWith('[') && bare.endsWith(']'))
        bare = bare.mid(1, bare.size() - 2);
    // QHostAddress also takes "10.1" and "1" for addresses, which nobody writes into SIP.
    if (!bare.contains(':') && bare.count('.') != 3)
        return {};
    return QHostAddress(QString::fromLatin1(bare));
}

QByteArray sipLiteral(const QHostAddress &address)
{
    QHostAddress bare = address;
    bare.setScopeId({});
    const QByteArray text = bare.toString().toLatin1();
    return bare.protocol() == QAbstractSocket::IPv6Protocol ? '[' + text + ']' : text;
}

} // namespace ringthrough

#include "hop_quote.h"

#include "sip_difference.h"
#include "sip_text.h"

#include <algorithm>

namespace ringthrough {

namespace {

// IPv4 without options, and UDP: what stands before the message in the packet.
constexpr qsizetype headerBytes = 28;
constexpr qsizetype wordBytes = 4;

bool isText(char character)
{
    const auto code = static_cast<unsigned char>(character);
    return (code >= 0x20 && code != 0x7f) || code == '\r' || code == '\n' || code == '\t';
}

// Behind a quote there may be zeros to fill it up and extensions, which begin with 0x20 0x00 at a
// whole word of the packet (RFC 4884, 7): the blank in front of the zero is no part of the message.
QByteArray textOf(const QByteArray &quoted)
{
    const auto end =
        std::find_if(quoted.begin(), quoted.end(), [](char one) { return !isText(one); });
    if (end == quoted.end())
        return quoted;
    const qsizetype whole = (headerBytes + (end - quoted.begin())) / wordBytes * wordBytes;
    return quoted.left(std::max(qsizetype(0), whole - headerBytes));
}

// The request has no body, so what follows the blank line is not its own.
QByteArray messageIn(const QByteArray &quoted)
{
    const QByteArray text = textOf(quoted);
    const qsizetype blank = text.indexOf("\r\n\r\n");
    return blank < 0 ? text : text.left(blank + 4);
}

bool isWhole(const QByteArray &message)
{
    return message.endsWith("\r\n\r\n");
}

// Behind the first semicolon of Via its host and port have been seen.
qsizetype endOfOwnPlace(const QByteArray &sent)
{
    const qsizetype via = sent.indexOf("\r\nVia:");
    const qsizetype end = via < 0 ? -1 : sent.indexOf(';', via);
    return end < 0 ? sent.size() : end + 1;
}

QByteArray nameOf(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    return colon < 0 ? QByteArray() : line.left(colon).trimmed().toLower();
}

QList<QByteArray> linesOf(const QByteArray &text)
{
    QList<QByteArray> lines = text.split('\n');
    for (QByteArray &line : lines)
        if (line.endsWith('\r'))
            line.chop(1);
    return lines;
}

QByteArray joined(const QList<QByteArray> &lines)
{
    return lines.isEmpty() ? QByteArray() : lines.join("\r\n") + "\r\n";
}

// How many lines of the request stand before the one that the quote's last whole line came from.
qsizetype countUpTo(const QList<QByteArray> &sent, const QList<QByteArray> &whole)
{
    if (whole.size() <= 1)
        return whole.size();
    const QByteArray name = nameOf(whole.last());
    for (qsizetype i = sent.size() - 1; i > 0; --i)
        if (!name.isEmpty() && nameOf(sent.at(i)) == name)
            return i + 1;
    return std::min(sent.size(), whole.size());
}

// The line in which the quote ends, where every line before it is as it was.
QList<Alteration> lastLine(const QByteArray &sent, const QByteArray &cut, const QString &flow)
{
    const QByteArray begin = sent.left(cut.size());
    if (begin == cut)
        return {};
    const bool isHeader = !nameOf(cut).isEmpty();
    const QString part =
        isHeader ? QString::fromUtf8(sent.left(sent.indexOf(':'))) : QStringLiteral("Message");
    return {{part, QString::fromUtf8(begin), QString::fromUtf8(cut), false, flow}};
}

QList<Alteration> differencesOfCut(const QByteArray &sent, const QByteArray &quoted,
                                   const QString &flow)
{
    const QList<QByteArray> before = linesOf(sent);
    QList<QByteArray> whole = linesOf(quoted);
    const QByteArray cut = whole.takeLast();
    const qsizetype count = countUpTo(before, whole);
    const QList<Alteration> found = differences(joined(before.first(count)), joined(whole), flow);
    return found.isEmpty() ? lastLine(before.value(count), cut, flow) : found;
}

} // namespace

QuoteFinding readQuote(const QByteArray &sent, const QByteArray &quoted, const QString &flow)
{
    const QByteArray message = messageIn(quoted);
    if (sent.startsWith(message))
        return {message.size() < endOfOwnPlace(sent) ? QuoteReading::TooShort : QuoteReading::Same,
                {}};
    const QList<Alteration> found =
        isWhole(message) ? differences(sent, message, flow) : differencesOfCut(sent, message, flow);
    return {found.isEmpty() ? QuoteReading::TooShort : QuoteReading::Differs, found};
}

} // namespace ringthrough

#include "alg_rewriting.h"

#include "sip_probe.h"
#include "sip_text.h"

namespace ringthrough {

namespace {

bool isTouched(const QByteArray &name)
{
    return name == "Via" || name == "Contact" || name == "From" || name == "To";
}

QByteArray endText(const PacketEnd &end)
{
    return placeText(end.address, end.port).toLatin1();
}

// Replaces an address, but not the beginning of a longer one.
QByteArray replaced(const QByteArray &text, const QByteArray &before, const QByteArray &after)
{
    QByteArray result;
    qsizetype at = 0;
    for (qsizetype found = text.indexOf(before); found >= 0; found = text.indexOf(before, at)) {
        const qsizetype end = found + before.size();
        const bool whole = end >= text.size() || !isdigit(static_cast<uchar>(text.at(end)));
        result += text.mid(at, found - at) + (whole ? after : before);
        at = end;
    }
    return result + text.mid(at);
}

QByteArray rewrittenBody(const QByteArray &body, const PacketEnd &before, const PacketEnd &after)
{
    QByteArrayList lines = body.split('\n');
    for (QByteArray &line : lines)
        if (line.startsWith("o=") || line.startsWith("c="))
            line = replaced(line, sipLiteral(before.address), sipLiteral(after.address));
    return lines.join('\n');
}

QByteArray putTogether(const SipText &text)
{
    QByteArray bytes = text.startLine + "\r\n";
    for (const SipHeader &header : text.headers)
        bytes += header.raw + "\r\n";
    return bytes + "\r\n" + text.body;
}

void fitLength(SipText &text)
{
    for (SipHeader &header : text.headers)
        if (header.name == "Content-Length")
            header.raw = "Content-Length: " + QByteArray::number(text.body.size());
}

void setParameter(QByteArray &header, const QByteArray &name, const QByteArray &value)
{
    const QByteArray before = parameter(header, name);
    if (!before.isEmpty())
        header = replaced(header, ';' + name + '=' + before, ';' + name + '=' + value);
}

QByteArray rewritten(SipText text, const PacketEnd &before, const PacketEnd &after)
{
    for (SipHeader &header : text.headers)
        if (isTouched(header.name))
            header.raw = replaced(header.raw, endText(before), endText(after));
    if (text.value("Content-Type") == "application/sdp") {
        text.body = rewrittenBody(text.body, before, after);
        fitLength(text);
    }
    return putTogether(text);
}

} // namespace

QByteArray rewrittenOutward(const QByteArray &request, const TranslatedFlow &flow)
{
    const std::optional<SipText> text = parseSip(request);
    return text ? rewritten(*text, flow.inside, flow.outside) : request;
}

QByteArray rewrittenInward(const QByteArray &answer, const TranslatedFlow &flow)
{
    std::optional<SipText> text = parseSip(answer);
    if (!text)
        return answer;
    for (SipHeader &header : text->headers) {
        if (header.name != "Via")
            continue;
        setParameter(header.raw, "received", sipLiteral(flow.inside.address));
        setParameter(header.raw, "rport", QByteArray::number(flow.inside.port));
        break;
    }
    return rewritten(*text, flow.outside, flow.inside);
}

} // namespace ringthrough

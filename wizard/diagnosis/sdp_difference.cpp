#include "sdp_difference.h"

#include <algorithm>

namespace ringthrough {

namespace {

QList<QByteArray> linesOf(const QByteArray &body)
{
    QList<QByteArray> lines;
    for (const QByteArray &line : body.split('\n'))
        if (!line.trimmed().isEmpty())
            lines.append(line.endsWith('\r') ? line.chopped(1) : line);
    return lines;
}

QByteArray kindOf(const QByteArray &line)
{
    return line.left(2);
}

Alteration alteration(const QString &part, const QByteArray &sent, const QByteArray &received,
                      bool damage, const QString &flow)
{
    return {part, QString::fromUtf8(sent), QString::fromUtf8(received), damage, flow};
}

// Takes the line that a sent line has become out of the lines that arrived.
QByteArray takeCounterpart(QList<QByteArray> &arrived, const QByteArray &sent)
{
    auto found = std::find(arrived.begin(), arrived.end(), sent);
    if (found == arrived.end())
        found = std::find_if(arrived.begin(), arrived.end(),
                             [&](const QByteArray &line) { return kindOf(line) == kindOf(sent); });
    if (found == arrived.end())
        return {};
    const QByteArray line = *found;
    arrived.erase(found);
    return line;
}

} // namespace

QList<Alteration> sdpDifferences(const QByteArray &sent, const QByteArray &received,
                                 const QString &flow)
{
    QList<Alteration> found;
    QList<QByteArray> arrived = linesOf(received);
    for (const QByteArray &line : linesOf(sent)) {
        const QByteArray counterpart = takeCounterpart(arrived, line);
        const QString part = QStringLiteral("SDP ") + QString::fromLatin1(kindOf(line));
        // A line that is gone, or cut short, leaves no description that a phone can use.
        if (counterpart != line)
            found.append(alteration(part, line, counterpart, counterpart.isEmpty(), flow));
    }
    for (const QByteArray &line : std::as_const(arrived))
        found.append(alteration(QStringLiteral("Added SDP line"), {}, line, false, flow));
    return found;
}

} // namespace ringthrough

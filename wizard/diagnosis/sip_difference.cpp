#include "sip_difference.h"

#include "sdp_difference.h"
#include "sip_text.h"

#include <algorithm>

namespace ringthrough {

namespace {

// Without one of these a message is no SIP message any more (RFC 3261, 8.1.1).
bool isIndispensable(const QByteArray &name)
{
    static const QList<QByteArray> names{"Via", "From", "To", "Call-ID", "CSeq", "Max-Forwards"};
    return names.contains(name);
}

// A changed address can be meant well; a changed number or identifier tears the dialogue apart.
bool breaksWhenChanged(const QByteArray &name)
{
    return name == "CSeq";
}

bool isUsablePort(const SipHost &host)
{
    return host.port == -1 || (host.port > 0 && host.port < 65536);
}

class Comparison
{
public:
    Comparison(const QByteArray &sentBytes, const QByteArray &arrivedBytes, const QString &flow)
        : m_sentBytes(sentBytes), m_arrivedBytes(arrivedBytes), m_flow(flow)
    {
    }

    QList<Alteration> run()
    {
        const std::optional<SipText> sent = parseSip(m_sentBytes);
        const std::optional<SipText> arrived = parseSip(m_arrivedBytes);
        if (!sent || !arrived) {
            add(QStringLiteral("Message"), m_sentBytes, m_arrivedBytes, true);
            return m_found;
        }
        startLine(*sent, *arrived);
        headers(*sent, *arrived);
        m_found += sdpDifferences(sent->body, arrived->body, m_flow);
        if (m_found.isEmpty())
            add(QStringLiteral("Form"), m_sentBytes, m_arrivedBytes, false);
        return m_found;
    }

private:
    void add(const QString &part, const QByteArray &sent, const QByteArray &arrived, bool damage)
    {
        m_found.append({part, QString::fromUtf8(sent), QString::fromUtf8(arrived), damage, m_flow});
    }

    void startLine(const SipText &sent, const SipText &arrived)
    {
        if (sent.startLine == arrived.startLine)
            return;
        // Whoever changes where a request goes sends it somewhere else.
        const bool goesElsewhere = hostOfUri(sent.startLine) != hostOfUri(arrived.startLine);
        add(QStringLiteral("Request-URI"), sent.startLine, arrived.startLine, goesElsewhere);
    }

    void headers(const SipText &sent, const SipText &arrived)
    {
        QList<SipHeader> rest = arrived.headers;
        for (const SipHeader &header : sent.headers)
            takeAndCompare(header, rest, arrived);
        for (const SipHeader &header : std::as_const(rest))
            add(QStringLiteral("Added ") + QString::fromUtf8(header.name), {}, header.value, false);
        if (m_found.isEmpty())
            order(sent, arrived);
    }

    // A proxy puts its Via on top, so ours is found by its branch and not by its place.
    static QList<SipHeader>::iterator counterpart(const SipHeader &header, QList<SipHeader> &rest)
    {
        const QByteArray branch =
            header.name == "Via" ? parameter(header.value, "branch") : QByteArray();
        const auto same = [&](const SipHeader &other) {
            return other.name.compare(header.name, Qt::CaseInsensitive) == 0;
        };
        const auto found = std::find_if(rest.begin(), rest.end(), [&](const SipHeader &other) {
            return same(other) && (branch.isEmpty() || parameter(other.value, "branch") == branch);
        });
        return found != rest.end() ? found : std::find_if(rest.begin(), rest.end(), same);
    }

    void takeAndCompare(const SipHeader &header, QList<SipHeader> &rest, const SipText &arrived)
    {
        const auto found = counterpart(header, rest);
        if (found == rest.end()) {
            add(QString::fromLatin1(header.name), header.value, {}, isIndispensable(header.name));
            return;
        }
        const SipHeader other = *found;
        rest.erase(found);
        if (header.value == other.value)
            form(header, other);
        else if (header.name == "Via")
            via(header.value, other.value);
        else if (header.name == "Content-Length")
            contentLength(header.value, other.value, arrived);
        else
            add(QString::fromLatin1(header.name), header.value, other.value,
                breaksWhenChanged(header.name) || !isUsablePort(hostOfUri(other.value)));
    }

    void form(const SipHeader &sent, const SipHeader &arrived)
    {
        if (sent.raw != arrived.raw)
            add(QStringLiteral("Header form"), sent.raw, arrived.raw, false);
    }

    void via(const QByteArray &sent, const QByteArray &arrived)
    {
        const SipHost before = hostOfVia(sent);
        const SipHost after = hostOfVia(arrived);
        if (before.host != after.host)
            add(QStringLiteral("Via host"), before.host, after.host, after.host.isEmpty());
        if (before.port != after.port)
            add(QStringLiteral("Via port"), QByteArray::number(before.port),
                after.port < 0 ? QByteArray() : QByteArray::number(after.port),
                !isUsablePort(after));
        const QByteArray branch = parameter(sent, "branch");
        if (before == after || parameter(arrived, "branch") != branch)
            add(QStringLiteral("Via"), sent, arrived, parameter(arrived, "branch") != branch);
    }

    void contentLength(const QByteArray &sent, const QByteArray &arrived, const SipText &text)
    {
        bool ok = false;
        const qlonglong length = arrived.toLongLong(&ok);
        add(QStringLiteral("Content-Length"), sent, arrived, !ok || length != text.body.size());
    }

    void order(const SipText &sent, const SipText &arrived)
    {
        const auto names = [](const SipText &text) {
            QByteArray list;
            for (const SipHeader &header : text.headers)
                list += (list.isEmpty() ? QByteArray() : QByteArray(", ")) + header.name;
            return list;
        };
        if (names(sent) != names(arrived))
            add(QStringLiteral("Header order"), names(sent), names(arrived), false);
    }

    QByteArray m_sentBytes;
    QByteArray m_arrivedBytes;
    QString m_flow;
    QList<Alteration> m_found;
};

} // namespace

QList<Alteration> differences(const QByteArray &sent, const QByteArray &received,
                              const QString &flow)
{
    if (sent == received)
        return {};
    return Comparison(sent, received, flow).run();
}

} // namespace ringthrough

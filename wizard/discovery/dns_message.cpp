#include "dns_message.h"

#include <QRegularExpression>
#include <QtEndian>

#include <optional>

namespace ringthrough {

namespace {

constexpr quint16 ptrType = 12;
constexpr quint16 inClass = 1;
constexpr quint16 recursionWanted = 0x0100;
constexpr quint16 answerFlag = 0x8000;
constexpr quint16 codeMask = 0x000f;
constexpr qsizetype headSize = 12;
constexpr uchar pointerMark = 0xc0;
constexpr int recordLimit = 20;
constexpr int jumpLimit = 20;

void put16(QByteArray &bytes, quint16 value)
{
    bytes.append(char(value >> 8)).append(char(value & 0xff));
}

QByteArray reverseName(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        QList<QByteArray> parts = address.toString().toLatin1().split('.');
        std::reverse(parts.begin(), parts.end());
        return parts.join('.') + ".in-addr.arpa";
    }
    const Q_IPV6ADDR six = address.toIPv6Address();
    QByteArray name;
    for (int i = 15; i >= 0; --i) {
        const QByteArray hex = QByteArray(1, char(six[i])).toHex();
        name += hex.sliced(1) + '.' + hex.first(1) + '.';
    }
    return name + "ip6.arpa";
}

// A datagram read forwards; every step says whether there was enough.
class DnsReader
{
public:
    explicit DnsReader(const QByteArray &bytes) : m_bytes(bytes) {}

    std::optional<quint16> number()
    {
        if (m_at + 2 > m_bytes.size())
            return std::nullopt;
        const quint16 value = qFromBigEndian<quint16>(m_bytes.constData() + m_at);
        m_at += 2;
        return value;
    }

    bool skip(qsizetype size)
    {
        m_at += size;
        return m_at <= m_bytes.size();
    }

    std::optional<QByteArray> name()
    {
        QByteArray text;
        qsizetype from = m_at;
        bool jumped = false;
        for (int jumps = 0; from >= 0 && from < m_bytes.size() && jumps < jumpLimit;) {
            const uchar length = uchar(m_bytes.at(from));
            if ((length & pointerMark) == pointerMark) {
                if (from + 1 >= m_bytes.size())
                    return std::nullopt;
                if (!jumped)
                    m_at = from + 2;
                jumped = true;
                ++jumps;
                from = (length & ~pointerMark) << 8 | uchar(m_bytes.at(from + 1));
                continue;
            }
            if (!jumped)
                m_at = from + 1 + length;
            if (length == 0)
                return text;
            text += (text.isEmpty() ? "" : ".") + m_bytes.mid(from + 1, length);
            from += 1 + length;
        }
        return std::nullopt;
    }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

QString hostNameFrom(const QByteArray &name)
{
    static const QRegularExpression hostName(QStringLiteral("^[A-Za-z0-9_.-]{1,253}$"));
    const QString text = QString::fromLatin1(name);
    return hostName.match(text).hasMatch() ? text : QString();
}

} // namespace

QByteArray dnsNameQuestion(const QHostAddress &address, quint16 id)
{
    QByteArray bytes;
    for (const quint16 value :
         {id, recursionWanted, quint16(1), quint16(0), quint16(0), quint16(0)})
        put16(bytes, value);
    for (const QByteArray &label : reverseName(address).split('.'))
        bytes += char(label.size()) + label;
    bytes.append('\0');
    put16(bytes, ptrType);
    put16(bytes, inClass);
    return bytes;
}

QString dnsNameAnswer(const QByteArray &datagram, quint16 id)
{
    DnsReader reader(datagram);
    const auto seenId = reader.number();
    const auto flags = reader.number();
    const auto questions = reader.number();
    const auto answers = reader.number();
    if (datagram.size() < headSize || seenId != id || !(*flags & answerFlag) ||
        (*flags & codeMask) || *questions > 1 || !reader.skip(4))
        return {};
    if (*questions == 1 && (!reader.name() || !reader.skip(4)))
        return {};
    for (int i = 0; i < qMin<int>(*answers, recordLimit); ++i) {
        if (!reader.name())
            return {};
        const auto type = reader.number();
        if (!reader.skip(6))
            return {};
        const auto length = reader.number();
        if (!type || !length)
            return {};
        if (*type == ptrType)
            return hostNameFrom(reader.name().value_or(QByteArray()));
        if (!reader.skip(*length))
            return {};
    }
    return {};
}

} // namespace ringthrough

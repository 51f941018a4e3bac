#include "stun_message.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <array>

namespace ringthrough {

namespace {

constexpr quint32 magicCookie = 0x2112A442;
constexpr quint32 fingerprintMask = 0x5354554E;
constexpr qsizetype headerSize = 20;
constexpr qsizetype transactionSize = 12;
constexpr qsizetype longestText = 763;

enum Attribute : quint16 {
    MappedAddress = 0x0001,
    ChangeRequest = 0x0003,
    MessageIntegrity = 0x0008,
    ErrorCode = 0x0009,
    UnknownAttributes = 0x000A,
    MessageIntegritySha256 = 0x001C,
    XorMappedAddress = 0x0020,
    Padding = 0x0026,
    ResponsePort = 0x0027,
    Software = 0x8022,
    Fingerprint = 0x8028,
    ResponseOrigin = 0x802B,
    OtherAddress = 0x802C,
};

constexpr quint32 changeAddressFlag = 4;
constexpr quint32 changePortFlag = 2;

template <typename T>
QByteArray big(T number)
{
    QByteArray bytes(sizeof number, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

template <typename T>
T readBig(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<T>(bytes.constData() + at);
}

constexpr qsizetype padded(qsizetype length)
{
    return (length + 3) / 4 * 4;
}

quint16 typeOf(StunClass kind)
{
    static constexpr std::array<quint16, 4> types{0x0001, 0x0011, 0x0101, 0x0111};
    return types.at(static_cast<size_t>(kind));
}

std::optional<StunClass> classOf(quint16 type)
{
    for (const StunClass kind :
         {StunClass::Request, StunClass::Indication, StunClass::Success, StunClass::Error})
        if (type == typeOf(kind))
            return kind;
    return std::nullopt;
}

// The checksum of Ethernet and zlib, as RFC 8489, 14.7 wants it.
quint32 checksum(const QByteArray &bytes)
{
    quint32 sum = 0xFFFFFFFF;
    for (const char byte : bytes) {
        sum ^= static_cast<uchar>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
    }
    return ~sum;
}

QByteArray withXor(QByteArray bytes, const QByteArray &key)
{
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(bytes.at(i) ^ key.at(i));
    return bytes;
}

// What an address is hidden behind in XOR-MAPPED-ADDRESS; zeros where it stands in the open.
QByteArray keyFor(Attribute type, const QByteArray &transaction)
{
    return type == XorMappedAddress ? big(magicCookie) + transaction : QByteArray(16, '\0');
}

QByteArray addressBytes(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return big(address.toIPv4Address());
    const Q_IPV6ADDR six = address.toIPv6Address();
    return {reinterpret_cast<const char *>(six.c), sizeof six.c};
}

QByteArray endBytes(const StunEnd &end, const QByteArray &key)
{
    const QByteArray address = addressBytes(end.address);
    const QByteArray family = address.size() == 4 ? QByteArray("\0\1", 2) : QByteArray("\0\2", 2);
    return family + withXor(big(end.port), key.left(2)) + withXor(address, key);
}

QHostAddress addressFrom(const QByteArray &bytes)
{
    if (bytes.size() == 4)
        return QHostAddress(readBig<quint32>(bytes, 0));
    return QHostAddress(reinterpret_cast<const quint8 *>(bytes.constData()));
}

std::optional<StunEnd> endFrom(const QByteArray &value, const QByteArray &key)
{
    const bool four = value.size() == 8 && value.at(1) == 1;
    const bool six = value.size() == 20 && value.at(1) == 2;
    if (!four && !six)
        return std::nullopt;
    StunEnd end;
    end.port = readBig<quint16>(withXor(value.mid(2, 2), key.left(2)), 0);
    end.address = addressFrom(withXor(value.mid(4), key));
    return end.port > 0 ? std::optional(end) : std::nullopt;
}

class Writer
{
public:
    void add(Attribute type, const QByteArray &value)
    {
        const qsizetype fill = padded(value.size()) - value.size();
        m_body += big<quint16>(type) + big(static_cast<quint16>(value.size())) + value +
                  QByteArray(fill, '\0');
    }

    void add(Attribute type, const std::optional<StunEnd> &end, const QByteArray &transaction)
    {
        if (end)
            add(type, endBytes(*end, keyFor(type, transaction)));
    }

    QByteArray message(const StunMessage &said) const { return head(said, 0) + m_body; }

    QByteArray fingerprinted(const StunMessage &said)
    {
        // The length has to count the checksum itself.
        const quint32 sum = checksum(head(said, 8) + m_body) ^ fingerprintMask;
        add(Fingerprint, big(sum));
        return message(said);
    }

private:
    QByteArray head(const StunMessage &said, qsizetype more) const
    {
        return big(typeOf(said.kind)) + big(static_cast<quint16>(m_body.size() + more)) +
               big(magicCookie) + said.transaction;
    }

    QByteArray m_body;
};

void addQuestion(Writer &writer, const StunMessage &message)
{
    const quint32 flags =
        (message.changeAddress ? changeAddressFlag : 0) | (message.changePort ? changePortFlag : 0);
    if (flags != 0)
        writer.add(ChangeRequest, big(flags));
    if (message.responsePort != 0)
        writer.add(ResponsePort, big(message.responsePort));
    if (message.padding > 0)
        writer.add(Padding, QByteArray(message.padding, '\0'));
}

void addAnswer(Writer &writer, const StunMessage &message)
{
    writer.add(XorMappedAddress, message.xorMapped, message.transaction);
    writer.add(MappedAddress, message.mapped, message.transaction);
    writer.add(ResponseOrigin, message.responseOrigin, message.transaction);
    writer.add(OtherAddress, message.otherAddress, message.transaction);
    if (message.errorCode != 0)
        writer.add(ErrorCode, big(static_cast<quint16>(0)) +
                                  static_cast<char>(message.errorCode / 100) +
                                  static_cast<char>(message.errorCode % 100) + message.reason);
    QByteArray unknown;
    for (const quint16 type : message.unknownAttributes)
        unknown += big(type);
    if (!unknown.isEmpty())
        writer.add(UnknownAttributes, unknown);
}

class Reader
{
public:
    explicit Reader(const QByteArray &bytes) : m_bytes(bytes) {}

    std::optional<StunMessage> message()
    {
        if (!readHead())
            return std::nullopt;
        for (qsizetype at = headerSize; at < m_bytes.size();) {
            if (at + 4 > m_bytes.size())
                return std::nullopt;
            const auto type = readBig<quint16>(m_bytes, at);
            const qsizetype length = readBig<quint16>(m_bytes, at + 2);
            const qsizetype next = at + 4 + padded(length);
            // Nothing may follow the checksum.
            if (next > m_bytes.size() || m_said.fingerprint)
                return std::nullopt;
            if (!take(type, m_bytes.mid(at + 4, length), at))
                return std::nullopt;
            at = next;
        }
        return m_said;
    }

private:
    bool readHead()
    {
        if (m_bytes.size() < headerSize || m_bytes.size() > longestStunMessage)
            return false;
        const std::optional<StunClass> kind = classOf(readBig<quint16>(m_bytes, 0));
        const qsizetype length = readBig<quint16>(m_bytes, 2);
        if (!kind || length % 4 != 0 || length != m_bytes.size() - headerSize ||
            readBig<quint32>(m_bytes, 4) != magicCookie)
            return false;
        m_said.kind = *kind;
        m_said.transaction = m_bytes.mid(8, transactionSize);
        return true;
    }

    bool take(quint16 type, const QByteArray &value, qsizetype at)
    {
        if (type == Fingerprint)
            return takeFingerprint(value, at);
        // What follows a signature is not covered by it and does not count (RFC 8489, 14.5).
        if (m_signed)
            return true;
        m_signed = type == MessageIntegrity || type == MessageIntegritySha256;
        return m_signed || takeQuestion(type, value);
    }

    bool takeFingerprint(const QByteArray &value, qsizetype at)
    {
        m_said.fingerprint = true;
        return value.size() == 4 &&
               readBig<quint32>(value, 0) == (checksum(m_bytes.left(at)) ^ fingerprintMask);
    }

    bool takeQuestion(quint16 type, const QByteArray &value)
    {
        switch (type) {
        case ChangeRequest:
            return takeChange(value);
        case ResponsePort:
            return takePort(value);
        case Padding:
            m_said.padding = static_cast<int>(value.size());
            return true;
        default:
            return takeAnswer(type, value);
        }
    }

    bool takeAnswer(quint16 type, const QByteArray &value)
    {
        switch (type) {
        case MappedAddress:
            return takeEnd(MappedAddress, value, m_said.mapped);
        case XorMappedAddress:
            return takeEnd(XorMappedAddress, value, m_said.xorMapped);
        case ResponseOrigin:
            return takeEnd(ResponseOrigin, value, m_said.responseOrigin);
        case OtherAddress:
            return takeEnd(OtherAddress, value, m_said.otherAddress);
        case ErrorCode:
            return takeError(value);
        case UnknownAttributes:
            return takeUnknown(value);
        case Software:
            m_said.software.append(value);
            return value.size() <= longestText;
        default:
            if (type < 0x8000)
                m_said.notUnderstood.append(type);
            return true;
        }
    }

    bool takeEnd(Attribute type, const QByteArray &value, std::optional<StunEnd> &place)
    {
        const std::optional<StunEnd> end = endFrom(value, keyFor(type, m_said.transaction));
        if (!place)
            place = end;
        return end.has_value();
    }

    bool takeChange(const QByteArray &value)
    {
        if (value.size() != 4)
            return false;
        const auto flags = readBig<quint32>(value, 0);
        m_said.changeAddress = (flags & changeAddressFlag) != 0;
        m_said.changePort = (flags & changePortFlag) != 0;
        return true;
    }

    // RFC 5780, 7.5 counts two bytes and their fill; some send four.
    bool takePort(const QByteArray &value)
    {
        if (value.size() != 2 && value.size() != 4)
            return false;
        m_said.responsePort = readBig<quint16>(value, 0);
        return m_said.responsePort != 0;
    }

    bool takeError(const QByteArray &value)
    {
        if (value.size() < 4 || value.size() > 4 + longestText)
            return false;
        const int hundreds = value.at(2) & 7;
        const int rest = static_cast<uchar>(value.at(3));
        m_said.errorCode = hundreds * 100 + rest;
        m_said.reason = value.mid(4);
        return hundreds >= 3 && hundreds <= 6 && rest < 100;
    }

    bool takeUnknown(const QByteArray &value)
    {
        for (qsizetype at = 0; at + 2 <= value.size(); at += 2)
            m_said.unknownAttributes.append(readBig<quint16>(value, at));
        return value.size() % 2 == 0;
    }

    const QByteArray m_bytes;
    StunMessage m_said;
    bool m_signed = false;
};

} // namespace

QByteArray stunBytes(const StunMessage &message)
{
    Writer writer;
    addQuestion(writer, message);
    addAnswer(writer, message);
    for (const QByteArray &one : message.software)
        writer.add(Software, one);
    return message.fingerprint ? writer.fingerprinted(message) : writer.message(message);
}

std::optional<StunMessage> parseStun(const QByteArray &bytes)
{
    return Reader(bytes).message();
}

std::optional<StunEnd> seenFrom(const StunMessage &answer)
{
    return answer.xorMapped ? answer.xorMapped : answer.mapped;
}

StunMessage bindingRequest()
{
    StunMessage request;
    std::array<quint32, 3> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    request.transaction = {reinterpret_cast<const char *>(random.data()), transactionSize};
    return request;
}

} // namespace ringthrough

#include "telnet_codec.h"

namespace ringthrough {

namespace {

constexpr uchar se = 240;
constexpr uchar sb = 250;
constexpr uchar will = 251;
constexpr uchar wont = 252;
constexpr uchar doIt = 253;
constexpr uchar dont = 254;
constexpr uchar iac = 255;

constexpr uchar optionEcho = 1;
constexpr uchar optionSuppressGoAhead = 3;
constexpr uchar optionTerminalType = 24;
constexpr uchar optionWindowSize = 31;

constexpr uchar terminalTypeIs = 0;
constexpr uchar terminalTypeSend = 1;

// More than any subnegotiation that we understand; the rest of a longer one is dropped.
constexpr qsizetype subLimit = 512;

bool weMay(uchar option)
{
    return option == optionSuppressGoAhead || option == optionTerminalType ||
           option == optionWindowSize;
}

bool theyMay(uchar option)
{
    return option == optionEcho || option == optionSuppressGoAhead;
}

void send(QByteArray &reply, std::initializer_list<uchar> bytes)
{
    for (const uchar byte : bytes)
        reply.append(static_cast<char>(byte));
}

} // namespace

bool TelnetCodec::peerEchoes() const
{
    return m_theirs[optionEcho];
}

QByteArray TelnetCodec::receive(QByteArrayView bytes, QByteArray &reply)
{
    QByteArray out;
    out.reserve(bytes.size());
    for (const char raw : bytes) {
        const auto byte = static_cast<uchar>(raw);
        switch (m_state) {
        case State::Data:
            data(byte, out);
            break;
        case State::Command:
            command(byte, out);
            break;
        case State::Option:
            option(byte, reply);
            break;
        case State::SubOption:
            m_subOption = byte;
            m_sub.clear();
            m_state = State::SubData;
            break;
        case State::SubData:
            if (byte == iac)
                m_state = State::SubCommand;
            else if (m_sub.size() < subLimit)
                m_sub.append(raw);
            break;
        case State::SubCommand:
            subCommand(byte, out, reply);
            break;
        }
    }
    return out;
}

void TelnetCodec::data(uchar byte, QByteArray &out)
{
    if (byte == iac)
        m_state = State::Command;
    else
        out.append(static_cast<char>(byte));
}

void TelnetCodec::command(uchar byte, QByteArray &out)
{
    m_state = State::Data;
    if (byte == iac) {
        out.append(static_cast<char>(byte));
    } else if (byte == sb) {
        m_state = State::SubOption;
    } else if (byte >= will && byte <= dont) {
        m_verb = byte;
        m_state = State::Option;
    }
}

void TelnetCodec::option(uchar byte, QByteArray &reply)
{
    m_state = State::Data;
    const bool theirs = m_verb == will || m_verb == wont;
    const bool wanted = m_verb == will || m_verb == doIt;
    bool &now = theirs ? m_theirs[byte] : m_ours[byte];
    if (wanted == now)
        return;
    const bool agreed = wanted && (theirs ? theyMay(byte) : weMay(byte));
    now = agreed;
    const uchar yes = theirs ? doIt : will;
    const uchar no = theirs ? dont : wont;
    send(reply, {iac, agreed ? yes : no, byte});
    if (agreed && !theirs && byte == optionWindowSize)
        sendWindowSize(reply);
}

void TelnetCodec::subCommand(uchar byte, QByteArray &out, QByteArray &reply)
{
    if (byte == iac) {
        if (m_sub.size() < subLimit)
            m_sub.append(static_cast<char>(byte));
        m_state = State::SubData;
        return;
    }
    subnegotiated(reply);
    m_state = State::Data;
    // A subnegotiation that ends in anything else was cut short; the command counts by itself.
    if (byte != se)
        command(byte, out);
}

void TelnetCodec::subnegotiated(QByteArray &reply) const
{
    const bool asksType = m_subOption == optionTerminalType && m_ours[optionTerminalType] &&
                          m_sub.startsWith(static_cast<char>(terminalTypeSend));
    if (!asksType)
        return;
    send(reply, {iac, sb, optionTerminalType, terminalTypeIs});
    reply.append(typed(m_terminal.type));
    send(reply, {iac, se});
}

void TelnetCodec::sendWindowSize(QByteArray &reply) const
{
    QByteArray size;
    for (const quint16 value : {m_terminal.columns, m_terminal.rows}) {
        size.append(static_cast<char>(value >> 8));
        size.append(static_cast<char>(value & 0xff));
    }
    send(reply, {iac, sb, optionWindowSize});
    reply.append(typed(size));
    send(reply, {iac, se});
}

QByteArray TelnetCodec::typed(QByteArrayView text)
{
    QByteArray escaped = text.toByteArray();
    return escaped.replace("\xff", "\xff\xff");
}

} // namespace ringthrough

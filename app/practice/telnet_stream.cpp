#include "telnet_stream.h"

namespace ringthrough {

namespace {

// RFC 854, 857, 858.
constexpr char iac = '\xff';
constexpr char dontVerb = '\xfe';
constexpr char doVerb = '\xfd';
constexpr char wontVerb = '\xfc';
constexpr char willVerb = '\xfb';
constexpr char subBegin = '\xfa';
constexpr char subEnd = '\xf0';
constexpr char echoOption = 1;
constexpr char goAheadOption = 3;

QByteArray command(char verb, char option)
{
    return QByteArray(1, iac) + verb + option;
}

bool isVerb(char c)
{
    return c == dontVerb || c == doVerb || c == wontVerb || c == willVerb;
}

} // namespace

TelnetStream::TelnetStream(bool echoes) : m_echoes(echoes) {}

QByteArray TelnetStream::greeting() const
{
    QByteArray bytes = command(willVerb, goAheadOption);
    if (m_echoes)
        bytes += command(willVerb, echoOption);
    return bytes;
}

void TelnetStream::option(char which, QByteArray *reply)
{
    const bool offered = which == goAheadOption || (which == echoOption && m_echoes);
    // Only a wish that changes something is answered, so that two sides never answer each other for
    // ever; what the greeting offered was said already.
    if (m_verb == doVerb && !offered)
        *reply += command(wontVerb, which);
    else if (m_verb == willVerb)
        *reply += command(dontVerb, which);
}

QByteArray TelnetStream::received(const QByteArray &bytes, QByteArray *reply)
{
    QByteArray keys;
    for (const char c : bytes) {
        switch (m_state) {
        case State::Data:
            if (c == iac)
                m_state = State::Command;
            else
                keys += c;
            break;
        case State::Command:
            m_verb = c;
            m_state = isVerb(c) ? State::Option : c == subBegin ? State::Sub : State::Data;
            if (c == iac)
                keys += c;
            break;
        case State::Option:
            option(c, reply);
            m_state = State::Data;
            break;
        case State::Sub:
            if (c == iac)
                m_state = State::SubCommand;
            break;
        case State::SubCommand:
            m_state = c == subEnd ? State::Data : State::Sub;
            break;
        }
    }
    return keys;
}

QByteArray TelnetStream::escaped(const QByteArray &text)
{
    QByteArray bytes = text;
    return bytes.replace(iac, QByteArray(2, iac));
}

} // namespace ringthrough

#include "telnet_greeting.h"

#include <QRegularExpression>

namespace ringthrough {

namespace {

// RFC 854.
constexpr uchar iac = 255;
constexpr uchar dont = 254;
constexpr uchar doIt = 253;
constexpr uchar wont = 252;
constexpr uchar will = 251;
constexpr uchar beginNegotiation = 250;
constexpr uchar endNegotiation = 240;

} // namespace

QByteArray TelnetGreeting::feed(QByteArrayView bytes)
{
    QByteArray answer;
    for (const char byte : bytes)
        take(uchar(byte), answer);
    return answer;
}

void TelnetGreeting::take(uchar byte, QByteArray &answer)
{
    switch (m_state) {
    case State::Text:
        if (byte == iac)
            m_state = State::Command;
        else if (byte != 0)
            m_text.append(char(byte));
        break;
    case State::Command:
        takeCommand(byte);
        break;
    case State::Option:
        m_state = State::Text;
        // WONT and DONT are the normal state and want no answer.
        if (m_verb == doIt || m_verb == will) {
            const uchar refusal = m_verb == doIt ? wont : dont;
            answer.append(char(iac)).append(char(refusal)).append(char(byte));
        }
        break;
    case State::Negotiation:
        if (byte == iac)
            m_state = State::NegotiationCommand;
        break;
    case State::NegotiationCommand:
        m_state = byte == endNegotiation ? State::Text : State::Negotiation;
        break;
    }
}

void TelnetGreeting::takeCommand(uchar byte)
{
    m_state = State::Text;
    if (byte == iac) {
        m_text.append(char(iac));
    } else if (byte == beginNegotiation) {
        m_state = State::Negotiation;
    } else if (byte >= will && byte <= dont) {
        m_verb = byte;
        m_state = State::Option;
    }
}

QString TelnetGreeting::text() const
{
    static const QRegularExpression escape(
        QStringLiteral("\\x1b(?:\\[[0-9;?]{0,20}[A-Za-z]|[()][A-Z0-9]|[=>78cDEHM])"));
    return QString::fromUtf8(m_text).remove(escape);
}

bool TelnetGreeting::endsWithPrompt() const
{
    const QString words = text().right(64).trimmed();
    return words.endsWith(QLatin1Char(':')) || words.endsWith(QLatin1Char('>')) ||
           words.endsWith(QLatin1Char('#')) || words.endsWith(QLatin1Char('$'));
}

QString sshIdentification(const QByteArray &received)
{
    constexpr qsizetype longest = 255; // RFC 4253, 4.2
    const qsizetype begin = received.startsWith("SSH-") ? 0 : received.indexOf("\nSSH-") + 1;
    if (begin == 0 && !received.startsWith("SSH-"))
        return {};
    const qsizetype end = received.indexOf('\n', begin);
    if (end < 0 && received.size() - begin < longest)
        return {};
    const QByteArray line = received.mid(begin, end < 0 ? longest : end - begin);
    return QString::fromUtf8(line.left(longest)).trimmed();
}

} // namespace ringthrough

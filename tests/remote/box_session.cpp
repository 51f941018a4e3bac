#include "box_session.h"

#include <utility>

namespace ringthrough {

QByteArray BoxSession::open(DialoguePlayer::Way way)
{
    ++m_box.connections;
    return m_box.banner + m_player.open(way).all().toUtf8();
}

BoxSession::Reaction BoxSession::typed(const QByteArray &bytes)
{
    Reaction reaction;
    for (const char byte : bytes) {
        const bool ended = byte == '\r' || (byte == '\n' && !m_skipsLineFeed);
        m_skipsLineFeed = byte == '\r';
        if (m_player.wantsKey())
            add(m_player.key(QString(QLatin1Char(byte))), reaction);
        else if (ended)
            line(std::exchange(m_line, {}), reaction);
        else if (byte != '\n' && byte != '\0')
            m_line += byte;
    }
    return reaction;
}

void BoxSession::line(const QByteArray &typed, Reaction &reaction)
{
    const QString text = QString::fromUtf8(typed);
    const bool secret = m_player.hidesTyping();
    if (!secret)
        m_box.typed.append(text);
    const int count = static_cast<int>(m_box.typed.count(text));
    const Fate fate = m_box.judge && !secret ? m_box.judge(text, count) : Fate{};
    switch (fate.kind) {
    case Fate::Kind::Played:
        add(m_player.line(text), reaction);
        break;
    case Fate::Kind::Refused:
        reaction.out += typed + "\r\n" + fate.text + m_player.line(QString()).text.toUtf8();
        break;
    case Fate::Kind::Stuck:
        reaction.out += typed + "\r\n" + fate.text;
        break;
    case Fate::Kind::LostAfter:
        m_player.line(text);
        reaction.breaks = true;
        break;
    case Fate::Kind::LostBefore:
        reaction.breaks = true;
        break;
    case Fate::Kind::Silent:
        m_player.line(text);
        break;
    }
}

void BoxSession::add(const Played &played, Reaction &reaction)
{
    reaction.out += played.all().toUtf8();
    reaction.closes = reaction.closes || played.ends || played.restarts;
    reaction.restarts = reaction.restarts || played.restarts;
}

} // namespace ringthrough

#pragma once

#include <QByteArray>

namespace ringthrough {

/// The server's side of the telnet protocol, as much of it as a router's command line needs: it
/// echoes, it suppresses go-ahead, and it wants nothing else.
class TelnetStream
{
public:
    explicit TelnetStream(bool echoes);

    /// What is sent first.
    QByteArray greeting() const;

    /// The keys among the received bytes; what has to be answered is added to `reply`.
    QByteArray received(const QByteArray &bytes, QByteArray *reply);

    /// Text for the wire.
    static QByteArray escaped(const QByteArray &text);

private:
    enum class State { Data, Command, Option, Sub, SubCommand };

    void option(char which, QByteArray *reply);

    bool m_echoes;
    State m_state = State::Data;
    char m_verb = 0;
};

} // namespace ringthrough

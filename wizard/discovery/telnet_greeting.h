#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace ringthrough {

/// The greeting of a telnet server, read by somebody who agrees to nothing and types nothing.
class TelnetGreeting
{
public:
    /// Takes the next bytes; gives what must be answered: a refusal for each option.
    QByteArray feed(QByteArrayView bytes);

    /// The words so far, without commands, NUL and escape sequences.
    QString text() const;

    /// True when the words end like a prompt, so that no more will come unasked.
    bool endsWithPrompt() const;

private:
    enum class State { Text, Command, Option, Negotiation, NegotiationCommand };

    void take(uchar byte, QByteArray &answer);
    void takeCommand(uchar byte);

    State m_state = State::Text;
    uchar m_verb = 0;
    QByteArray m_text;
};

/// The identification line of an SSH server ("SSH-2.0-…") in what it sent so far; empty: not yet.
QString sshIdentification(const QByteArray &received);

} // namespace ringthrough

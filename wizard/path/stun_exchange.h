#pragma once

#include "stun_port.h"

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <functional>

namespace ringthrough {

/// When a request is sent again: RFC 8489, 6.2.1, with fewer repetitions. Each wait is twice the
/// one before.
struct StunPace
{
    std::chrono::milliseconds first{500};
    int sends = 3;
    std::chrono::milliseconds limit{3500}; ///< from the first packet to giving up, all being sent
};

/// A question in one packet, STUN or SIP.
struct StunQuestion
{
    QByteArray bytes;
    StunEnd server;
    /// Whether a packet is the answer.
    std::function<bool(const QByteArray &bytes, const StunEnd &from)> isAnswer;
};

/// A Binding request. The answer has to carry its transaction id and come from `server`; when the
/// request asks for another source, `changed` is that source and is taken as well.
StunQuestion stunQuestion(const StunMessage &request, const StunEnd &server,
                          const StunEnd &changed = {});

/// One question over one port. Others may be under way on the same port. Used once.
class StunExchange : public QObject
{
    Q_OBJECT

public:
    StunExchange(StunPort *port, StunQuestion question, StunPace pace = {},
                 QObject *parent = nullptr);

    /// Before start(): the answer is expected at this other port of ours. It has to stay alive.
    void listenAt(StunPort *listener) { m_listener = listener; }

    /// `finished` comes once, never from inside start() and never while a packet is being read.
    void start();

    /// Ends it without a signal; nothing more is sent or taken.
    void cancel();

    bool isOver() const { return m_over; }
    bool isAnswered() const { return m_answered; }

    // Of the answer, when there is one.
    QByteArray answer() const { return m_answer; }
    StunEnd answeredFrom() const { return m_from; }
    std::chrono::microseconds roundTrip() const { return m_roundTrip; } ///< since the last sending

    const StunEnd &server() const { return m_question.server; }
    int packets() const { return m_sends; }

Q_SIGNALS:
    void finished();

private:
    void transmit();
    void take(const QByteArray &bytes, const StunEnd &from);
    void end();

    StunPort *m_port;
    StunPort *m_listener; ///< usually the same
    StunQuestion m_question;
    StunPace m_pace;
    QTimer m_again;
    QTimer m_limit;
    QElapsedTimer m_sinceSending;
    QByteArray m_answer;
    StunEnd m_from;
    std::chrono::microseconds m_roundTrip{0};
    int m_sends = 0;
    bool m_answered = false;
    bool m_over = false;
};

} // namespace ringthrough

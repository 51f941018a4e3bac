#pragma once

#include "sip_wire.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

namespace ringthrough {

/// Sends one probe, again when nothing comes, and takes the answer. Used once.
class SipExchange : public QObject
{
    Q_OBJECT

public:
    /// `place` says where to; where from is learnt from the socket. `wire` is one that is open
    /// already, or null.
    SipExchange(ProbePlan plan, ProbePlace place, std::shared_ptr<SipWire> wire,
                QObject *parent = nullptr);

    /// `finished` comes once, never from inside start().
    void start();

    /// Until it is over, a probe that has not been answered.
    const ProbeResult &result() const { return m_result; }
    bool isOver() const { return m_over; }

    /// Stays open after the end, so that the flow keeps its port and can be used again.
    std::shared_ptr<SipWire> wire() const { return m_wire; }

Q_SIGNALS:
    void finished();

private:
    void begin();
    void transmit();
    void wait();
    void takeAnswer(const QByteArray &message, bool trapped);
    void askAgainWith(const QByteArray &cookie, const SipText &answer);
    void acknowledge(const SipText &answer);
    void giveUp();
    void conclude(Delivery delivery);

    std::shared_ptr<SipWire> m_wire;
    std::unique_ptr<SipWire> m_trap;
    ProbeResult m_result;
    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_sends = 0;
    bool m_over = false;
    bool m_gotCookie = false; ///< one a probe; a mirror that goes on asking is none
};

} // namespace ringthrough

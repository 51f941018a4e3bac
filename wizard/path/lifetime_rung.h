#pragma once

#include "lifetime_server.h"

#include <memory>
#include <optional>

namespace ringthrough {

/// One port that talks to a server for a while, keeps quiet for a while, and then learns whether
/// the server still reaches it. Used once.
class LifetimeRung : public QObject
{
    Q_OBJECT

public:
    /// `asker` is another port, which asks the server to answer to this one; it stays alive.
    LifetimeRung(LifetimeServer server, int seconds, LifetimePace pace, StunPort *asker);
    ~LifetimeRung() override;

    /// Begins after this time. `finished` comes once, never from inside start().
    void start(std::chrono::milliseconds delay);
    void cancel();

    int seconds() const { return m_seconds; }
    bool isOver() const { return m_over; }

    /// Whether the mapping was alive; nothing when it cannot be told.
    std::optional<bool> alive() const { return m_alive; }

Q_SIGNALS:
    void finished();

private:
    void talk();
    void talkAgain();
    void keepQuiet();
    void knock();
    void judge();
    void ask(std::unique_ptr<StunExchange> &place, StunPort *from, StunQuestion question,
             StunPace pace, void (LifetimeRung::*then)());
    std::optional<StunEnd> seenBy(const StunExchange &exchange) const;
    bool hasSlept() const;
    void end(std::optional<bool> alive);

    LifetimeServer m_server;
    int m_seconds;
    LifetimePace m_pace;
    StunPort *m_asker;
    StunPort m_port;
    QTimer m_timer;
    QElapsedTimer m_quiet;
    qint64 m_quietSince = 0; ///< by the calendar
    std::unique_ptr<StunExchange> m_first;
    std::unique_ptr<StunExchange> m_second;
    std::unique_ptr<StunExchange> m_knock;   ///< answered to m_port
    std::unique_ptr<StunExchange> m_control; ///< answered to m_asker: the server is there
    std::optional<bool> m_alive;
    bool m_over = false;
};

} // namespace ringthrough

#pragma once

#include "lifetime_server.h"

#include <memory>
#include <vector>

namespace ringthrough {

/// What a server is good for.
enum class LifetimeTrust {
    Silent,  ///< it answers nothing
    Useless, ///< it answers, but not to another port
    Works,
    Open, ///< its answers come through to a port that never sent anything: nothing can be measured
};

/// Finds out whether the lifetime can be measured with a server: right after traffic an answer to
/// another port must arrive, and at a port that has been quiet for ever it must not. Used once.
class LifetimeTrial : public QObject
{
    Q_OBJECT

public:
    explicit LifetimeTrial(LifetimeServer server, LifetimePace pace, QObject *parent = nullptr);

    /// `finished` comes once, never from inside start().
    void start();
    void cancel();

    bool isOver() const { return m_over; }
    LifetimeTrust trust() const { return m_trust; }

    /// With the cookie that it gave.
    const LifetimeServer &server() const { return m_server; }

Q_SIGNALS:
    void finished();

private:
    void heard();
    void knockAtOwn(quint16 outsidePort);
    void knockAtQuiet();
    StunExchange *ask(StunPort *from, StunQuestion question, StunPort *listener, StunPace pace);
    void end(LifetimeTrust trust);

    LifetimeServer m_server;
    LifetimePace m_pace;
    StunPort m_own;
    StunPort m_quiet; ///< never sends
    StunPort m_asker;
    std::vector<std::unique_ptr<StunExchange>> m_exchanges;
    LifetimeTrust m_trust = LifetimeTrust::Silent;
    bool m_over = false;
};

/// How fast a question that is answered elsewhere is repeated.
StunPace knockPace(const LifetimePace &pace);

} // namespace ringthrough

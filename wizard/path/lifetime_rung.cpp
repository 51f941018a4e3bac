#include "lifetime_rung.h"

#include "lifetime_trial.h"

#include <QDateTime>

namespace ringthrough {

namespace {

constexpr qint64 clocksApart = 2000;

} // namespace

LifetimeRung::LifetimeRung(LifetimeServer server, int seconds, LifetimePace pace, StunPort *asker)
    : m_server(std::move(server)), m_seconds(seconds), m_pace(pace), m_asker(asker)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
}

LifetimeRung::~LifetimeRung()
{
    cancel();
}

void LifetimeRung::start(std::chrono::milliseconds delay)
{
    m_timer.callOnTimeout(this, &LifetimeRung::talk);
    m_timer.start(delay);
}

void LifetimeRung::ask(std::unique_ptr<StunExchange> &place, StunPort *from, StunQuestion question,
                       StunPace pace, void (LifetimeRung::*then)())
{
    place = std::make_unique<StunExchange>(from, std::move(question), pace);
    place->listenAt(&place == &m_knock ? &m_port : from);
    if (then != nullptr)
        connect(place.get(), &StunExchange::finished, this, then);
    place->start();
}

void LifetimeRung::talk()
{
    if (!m_port.open(m_server.end.address))
        return end(std::nullopt);
    m_timer.disconnect();
    m_timer.callOnTimeout(this, &LifetimeRung::talkAgain);
    m_timer.start(m_pace.settle);
    ask(m_first, &m_port, plainQuestion(m_server, m_port.ownPort()), {}, {});
}

void LifetimeRung::talkAgain()
{
    m_first->cancel();
    ask(m_second, &m_port, plainQuestion(m_server, m_port.ownPort()), {}, &LifetimeRung::keepQuiet);
}

std::optional<StunEnd> LifetimeRung::seenBy(const StunExchange &exchange) const
{
    return exchange.isAnswered() ? seenIn(m_server, exchange.answer()) : std::nullopt;
}

void LifetimeRung::keepQuiet()
{
    const std::optional<StunEnd> seen = seenBy(*m_second);
    if (!seen || seenBy(*m_first) != seen)
        return end(std::nullopt);
    m_quiet.start();
    m_quietSince = QDateTime::currentMSecsSinceEpoch();
    m_timer.disconnect();
    m_timer.callOnTimeout(this, &LifetimeRung::knock);
    m_timer.start(m_pace.second * m_seconds);
}

void LifetimeRung::knock()
{
    const quint16 outside = seenBy(*m_second)->port;
    ask(m_knock, m_asker, divertedQuestion(m_server, outside), knockPace(m_pace),
        &LifetimeRung::judge);
    ask(m_control, m_asker, plainQuestion(m_server, m_asker->ownPort()), knockPace(m_pace),
        &LifetimeRung::judge);
}

// A computer that was put to sleep counts the quiet time wrongly.
bool LifetimeRung::hasSlept() const
{
    const qint64 byCalendar = QDateTime::currentMSecsSinceEpoch() - m_quietSince;
    return qAbs(byCalendar - m_quiet.elapsed()) > clocksApart;
}

void LifetimeRung::judge()
{
    if (!m_knock->isOver() || !m_control->isOver())
        return;
    // Silence of a server that is not there says nothing about the router.
    if (hasSlept() || (!m_knock->isAnswered() && !m_control->isAnswered()))
        return end(std::nullopt);
    end(m_knock->isAnswered());
}

void LifetimeRung::end(std::optional<bool> alive)
{
    m_alive = alive;
    cancel();
    Q_EMIT finished();
}

void LifetimeRung::cancel()
{
    m_over = true;
    m_timer.stop();
    for (const auto *exchange : {&m_first, &m_second, &m_knock, &m_control})
        if (*exchange)
            (*exchange)->cancel();
    m_port.close();
}

} // namespace ringthrough

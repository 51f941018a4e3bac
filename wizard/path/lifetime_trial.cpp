#include "lifetime_trial.h"

#include "nat_options.h"

namespace ringthrough {

LifetimeTrial::LifetimeTrial(LifetimeServer server, LifetimePace pace, QObject *parent)
    : QObject(parent), m_server(std::move(server)), m_pace(pace)
{
}

void LifetimeTrial::start()
{
    for (StunPort *port : {&m_own, &m_quiet, &m_asker})
        port->open(m_server.end.address);
    StunExchange *plain = ask(&m_own, plainQuestion(m_server, m_own.ownPort()), &m_own, {});
    connect(plain, &StunExchange::finished, this, &LifetimeTrial::heard);
}

StunExchange *LifetimeTrial::ask(StunPort *from, StunQuestion question, StunPort *listener,
                                 StunPace pace)
{
    m_exchanges.push_back(std::make_unique<StunExchange>(from, std::move(question), pace));
    StunExchange *exchange = m_exchanges.back().get();
    exchange->listenAt(listener);
    exchange->start();
    return exchange;
}

void LifetimeTrial::heard()
{
    const StunExchange &plain = *m_exchanges.front();
    if (!plain.isAnswered())
        return end(LifetimeTrust::Silent);
    const std::optional<StunEnd> seen = seenIn(m_server, plain.answer());
    if (m_server.method == LifetimeMethod::Sip)
        m_server.cookie = cookieIn(plain.answer());
    if (!seen)
        return end(LifetimeTrust::Useless);
    knockAtOwn(seen->port);
}

void LifetimeTrial::knockAtOwn(quint16 outsidePort)
{
    StunExchange *knock =
        ask(&m_asker, divertedQuestion(m_server, outsidePort), &m_own, knockPace(m_pace));
    connect(knock, &StunExchange::finished, this, [this, knock] {
        if (knock->isAnswered())
            knockAtQuiet();
        else
            end(LifetimeTrust::Useless);
    });
}

// A router that opens ports of its own accord, an ALG above all, would let the answer in here too.
void LifetimeTrial::knockAtQuiet()
{
    StunExchange *knock =
        ask(&m_asker, divertedQuestion(m_server, m_quiet.ownPort()), &m_quiet, knockPace(m_pace));
    connect(knock, &StunExchange::finished, this, [this, knock] {
        end(knock->isAnswered() ? LifetimeTrust::Open : LifetimeTrust::Works);
    });
}

void LifetimeTrial::end(LifetimeTrust trust)
{
    m_trust = trust;
    cancel();
    Q_EMIT finished();
}

void LifetimeTrial::cancel()
{
    m_over = true;
    for (const auto &exchange : m_exchanges)
        exchange->cancel();
    for (StunPort *port : {&m_own, &m_quiet, &m_asker})
        port->close();
}

StunPace knockPace(const LifetimePace &pace)
{
    return {pace.silence / 8, 3, pace.silence};
}

} // namespace ringthrough

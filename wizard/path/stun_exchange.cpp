#include "stun_exchange.h"

#include <algorithm>

namespace ringthrough {

namespace {

bool isUsable(const StunMessage &answer)
{
    // RFC 8489, 6.3.3 and 6.3.4: who demands what we do not know has not answered.
    const bool success = answer.kind == StunClass::Success && seenFrom(answer);
    const bool error = answer.kind == StunClass::Error && answer.errorCode != 0;
    return (success || error) && answer.notUnderstood.isEmpty();
}

} // namespace

StunQuestion stunQuestion(const StunMessage &request, const StunEnd &server, const StunEnd &changed)
{
    const auto isAnswer = [=](const QByteArray &bytes, const StunEnd &from) {
        const bool rightPlace = from == server || (changed.port != 0 && from == changed);
        const std::optional<StunMessage> answer = rightPlace ? parseStun(bytes) : std::nullopt;
        return answer && answer->transaction == request.transaction && isUsable(*answer);
    };
    return {stunBytes(request), server, isAnswer};
}

StunExchange::StunExchange(StunPort *port, StunQuestion question, StunPace pace, QObject *parent)
    : QObject(parent), m_port(port), m_listener(port), m_question(std::move(question)), m_pace(pace)
{
    m_again.setSingleShot(true);
    m_limit.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &StunExchange::transmit);
    connect(&m_limit, &QTimer::timeout, this, &StunExchange::end);
}

void StunExchange::start()
{
    connect(m_listener, &StunPort::received, this, &StunExchange::take);
    transmit();
}

void StunExchange::transmit()
{
    m_sinceSending.start();
    m_port->send(m_question.bytes, m_question.server);
    ++m_sends;
    const auto spent = m_pace.first * ((1 << (m_sends - 1)) - 1);
    if (m_sends < m_pace.sends)
        m_again.start(m_pace.first * (1 << (m_sends - 1)));
    else
        // Counted from the last packet: a computer that was busy, or asleep, still hears it out.
        m_limit.start(std::max(m_pace.limit - spent, m_pace.first));
}

void StunExchange::take(const QByteArray &bytes, const StunEnd &from)
{
    if (m_answered || m_over || !m_question.isAnswer(bytes, from))
        return;
    m_roundTrip = std::chrono::microseconds(m_sinceSending.nsecsElapsed() / 1000);
    m_answered = true;
    m_answer = bytes;
    m_from = from;
    m_again.stop();
    // Whoever hears of the end may delete the port, which is still reading.
    m_limit.start(0);
}

void StunExchange::cancel()
{
    if (m_over)
        return;
    m_over = true;
    m_again.stop();
    m_limit.stop();
    m_listener->disconnect(this);
}

void StunExchange::end()
{
    if (m_over)
        return;
    cancel();
    Q_EMIT finished();
}

} // namespace ringthrough

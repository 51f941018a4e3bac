#include "http_lanes.h"

#include <algorithm>

namespace ringthrough {

namespace {

quint16 portOf(const QUrl &url)
{
    return quint16(url.port(url.scheme() == QStringLiteral("https") ? 443 : 80));
}

} // namespace

HttpLanes::HttpLanes(const QHostAddress &router, HttpLimits limits, int requestLimit,
                     QObject *parent)
    : QObject(parent), m_router(router), m_limits(limits), m_requestLimit(requestLimit)
{
}

void HttpLanes::ask(const HttpErrand &errand)
{
    const quint16 port = portOf(errand.request.url);
    Lane &lane = m_lanes[port];
    if (m_stopped || port == 0 || lane.closed || m_requests >= m_requestLimit)
        return;
    lane.waiting.enqueue(errand);
    if (!lane.exchange)
        next(port);
}

void HttpLanes::next(quint16 port)
{
    Lane &lane = m_lanes[port];
    if (m_requests >= m_requestLimit)
        lane.waiting.clear();
    if (lane.exchange || lane.waiting.isEmpty())
        return;
    const HttpErrand errand = lane.waiting.dequeue();
    lane.exchange = new HttpExchange(m_router, errand.request, m_limits, this);
    connect(lane.exchange, &HttpExchange::connected, this,
            [this, port, errand] { onConnected(port, errand); });
    connect(lane.exchange, &HttpExchange::finished, this,
            [this, port, errand](const HttpResult &result) { conclude(port, errand, result); });
    lane.exchange->start();
}

// Counted here and not earlier: a port where nobody listens has cost the router nothing.
void HttpLanes::onConnected(quint16 port, const HttpErrand &errand)
{
    Lane &lane = m_lanes[port];
    lane.alive = true;
    if (m_requests < m_requestLimit) {
        ++m_requests;
        return;
    }
    lane.exchange->drop();
    conclude(port, errand, HttpResult());
}

void HttpLanes::conclude(quint16 port, const HttpErrand &errand, const HttpResult &result)
{
    Lane &lane = m_lanes[port];
    lane.exchange->disconnect(this);
    lane.exchange->deleteLater();
    lane.exchange = nullptr;
    if (result.end == HttpResult::End::Refused || result.end == HttpResult::End::Unreachable) {
        lane.closed = true;
        lane.waiting.clear();
    }
    // Judging comes first: a redirect found now is more useful than what waits.
    Q_EMIT answered(errand, result);
    next(port);
}

bool HttpLanes::isBusy() const
{
    return std::any_of(m_lanes.cbegin(), m_lanes.cend(),
                       [](const Lane &lane) { return lane.exchange || !lane.waiting.isEmpty(); });
}

bool HttpLanes::isAnswering() const
{
    return std::any_of(m_lanes.cbegin(), m_lanes.cend(), [](const Lane &lane) {
        return lane.alive && (lane.exchange || !lane.waiting.isEmpty());
    });
}

void HttpLanes::stop()
{
    m_stopped = true;
    for (Lane &lane : m_lanes) {
        lane.waiting.clear();
        delete lane.exchange;
        lane.exchange = nullptr;
    }
}

} // namespace ringthrough

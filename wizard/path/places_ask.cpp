#include "places_ask.h"

#include "sip_test.h"

#include <utility>

namespace ringthrough {

namespace {

constexpr std::chrono::milliseconds firstWait{500}; // RFC 3261, timer E

Reach reachOf(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Answered:
        return Reach::Answered;
    case Delivery::Refused:
        return Reach::Refused;
    case Delivery::Silent:
        return Reach::Silent;
    case Delivery::NotSent:
        return Reach::NoWay;
    }
    Q_UNREACHABLE();
    return Reach::NoWay;
}

} // namespace

QString nameOfPlace(const QString &host, quint16 port)
{
    return sipTargetToString(SipTarget{host, port});
}

QByteArray sipNameOf(const QString &host)
{
    const QHostAddress literal(host);
    return literal.isNull() ? host.toLatin1() : sipLiteral(literal);
}

bool answersNonce(const SipText &message, const QByteArray &nonce)
{
    if (message.status() == 0)
        return false;
    // A router may have changed the Call-ID and not changed it back.
    return message.value("Call-ID").startsWith(nonce) ||
           parameter(message.value("Via"), "branch").endsWith(nonce);
}

SipRequest optionsTo(const AskedPlace &asked, Wire wire, ProbeKind kind, const AskedFrom &from)
{
    ProbePlan plan;
    plan.kind = kind;
    plan.wire = wire;
    plan.port = asked.port;
    ProbePlace place;
    place.own = from.address;
    place.ownPort = from.port;
    place.server = asked.address;
    place.serverName = asked.name;
    place.nonce = from.nonce;
    return probeRequest(plan, place);
}

PlacesAsk::PlacesAsk(AskedPlace place, Wire wire, ProbeKind kind, std::chrono::milliseconds limit,
                     QObject *parent)
    : QObject(parent),
      m_place(std::move(place)),
      m_kind(kind),
      m_limit(limit),
      m_kindOfWire(wire),
      m_wire(wire)
{
    m_end.setSingleShot(true);
    m_again.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, [this] { conclude(Reach::Silent); });
    connect(&m_again, &QTimer::timeout, this, &PlacesAsk::transmit);
    connect(&m_wire, &SipWire::opened, this, &PlacesAsk::transmit);
    connect(&m_wire, &SipWire::received, this, &PlacesAsk::take);
    connect(&m_wire, &SipWire::failed, this, [this](Delivery how) { conclude(reachOf(how)); });
}

void PlacesAsk::start()
{
    m_clock.start();
    m_end.start(m_limit);
    QMetaObject::invokeMethod(this, &PlacesAsk::open, Qt::QueuedConnection);
}

void PlacesAsk::open()
{
    m_wire.open(m_place.address, m_place.port, 0);
}

void PlacesAsk::transmit()
{
    if (m_over)
        return;
    const auto wait = m_request.isEmpty() ? firstWait : 2 * m_again.intervalAsDuration();
    if (m_request.isEmpty()) {
        m_own = m_wire.ownAddress();
        m_request =
            sipBytes(optionsTo(m_place, m_kindOfWire, m_kind, {m_own, m_wire.ownPort(), m_nonce}));
    }
    m_wire.send(m_request);
    if (m_kindOfWire == Wire::Udp && !m_over)
        m_again.start(wait);
}

void PlacesAsk::take(const QByteArray &message)
{
    const std::optional<SipText> answer = parseSip(message);
    if (m_over || !answer || !answersNonce(*answer, m_nonce))
        return;
    m_answer = *answer;
    conclude(Reach::Answered);
}

void PlacesAsk::conclude(Reach reach)
{
    if (std::exchange(m_over, true))
        return;
    m_end.stop();
    m_again.stop();
    m_wire.disconnect(this);
    m_reach = reach;
    m_milliseconds = static_cast<int>(m_clock.elapsed());
    Q_EMIT finished();
}

} // namespace ringthrough

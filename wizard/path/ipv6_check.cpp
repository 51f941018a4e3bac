#include "ipv6_check.h"

#include "own_link.h"
#include "places_ask.h"

namespace ringthrough {

namespace {

// The better of two, for a server that is reached in one way is reached.
Reach better(Reach one, Reach other)
{
    for (const Reach reach : {Reach::Answered, Reach::Refused, Reach::Silent})
        if (one == reach || other == reach)
            return reach;
    return Reach::NoWay;
}

// RFC 3261, 18.2.1, and RFC 3581, 4: a server writes down where a request came from when that is
// not what the request says, and always where it is asked to.
bool sawAddress(const SipText &answer, const QHostAddress &own)
{
    const QByteArray via = answer.value("Via");
    const QByteArray received = parameter(via, "received");
    return sameAddress(own, addressLiteral(hostOfVia(via).host)) &&
           (received.isEmpty() || sameAddress(own, addressLiteral(received)));
}

} // namespace

Ipv6Check::Ipv6Check(PathOptions options, QObject *parent)
    : Job(parent), m_options(std::move(options))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &Ipv6Check::end);
    connect(
        &m_lookup, &PlacesLookup::found, this,
        [this](const QList<QHostAddress> &addresses) { ask(firstIpv6(addresses)); },
        Qt::QueuedConnection);
}

Ipv6Check::~Ipv6Check()
{
    cancel();
}

void Ipv6Check::run()
{
    m_limit.start(limit);
    m_lookup.find(m_options, m_options.target.host);
}

void Ipv6Check::ask(const QHostAddress &address)
{
    if (!isRunning())
        return;
    if (address.isNull())
        return end();
    m_finding.serverHasAddress = true;
    m_finding.place = placeText(address, m_options.target.port);
    const AskedPlace place{address, m_options.target.port, sipNameOf(m_options.target.host)};
    for (const Wire wire : {Wire::Udp, Wire::Tcp}) {
        m_asks.push_back(std::make_unique<PlacesAsk>(place, wire, ProbeKind::Options,
                                                     m_limit.remainingTimeAsDuration()));
        PlacesAsk *ask = m_asks.back().get();
        connect(
            ask, &PlacesAsk::finished, this, [this, ask] { note(ask); }, Qt::QueuedConnection);
        ++m_open;
        ask->start();
    }
}

void Ipv6Check::note(const PlacesAsk *ask)
{
    if (!isRunning())
        return;
    m_finding.reach = better(m_finding.reach, ask->reach());
    if (ask->reach() == Reach::Answered)
        m_finding.sameAddressSeen |= sawAddress(ask->answer(), ask->ownAddress());
    if (--m_open == 0)
        end();
}

void Ipv6Check::end()
{
    if (!conclude())
        return;
    // What is not over has been sent, or could not be: the limit tells no more than silence.
    if (m_open > 0)
        m_finding.reach = better(m_finding.reach, Reach::Silent);
    stop();
    Q_EMIT finished(m_finding);
}

void Ipv6Check::stop()
{
    m_limit.stop();
    m_lookup.disconnect(this);
    m_asks.clear();
}

} // namespace ringthrough

#include "places_check.h"

#include "tls_ask.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype mostPlaces = 16;

QList<SipServer> usualPlaces(const QString &host)
{
    return {{host, 5080, SipTransport::Udp},
            {host, 5062, SipTransport::Udp},
            {host, 5065, SipTransport::Udp},
            {host, 5160, SipTransport::Udp},
            {host, 5060, SipTransport::Tcp}};
}

bool isSame(const SipServer &one, const SipServer &other)
{
    return one.host == other.host && one.port == other.port && one.transport == other.transport;
}

bool isTarget(const SipServer &place, const SipTarget &target)
{
    return isSame(place, {target.host, target.port, SipTransport::Udp});
}

// What a phone makes of it.
Reach tlsReach(const TlsFinding &tls)
{
    if (tls.handshake && !tls.certificateFits)
        return Reach::Refused;
    if (tls.reach == Reach::Answered && !tls.answersSip)
        return tls.handshake ? Reach::Silent : Reach::Refused;
    return tls.reach;
}

} // namespace

QList<SipServer> placesToAsk(const PathOptions &options)
{
    const SipTarget &target = options.target;
    QList<SipServer> all =
        options.otherPlaces.isEmpty() ? usualPlaces(target.host) : options.otherPlaces;
    // What the SIP test compares with may be a way round.
    const SipServer control{target.host, target.controlPort, SipTransport::Udp};
    if (control.port != 0 && std::none_of(all.begin(), all.end(), [&](const SipServer &place) {
            return isSame(place, control);
        }))
        all.prepend(control);
    QList<SipServer> places;
    for (const SipServer &place : std::as_const(all))
        if (!isTarget(place, target) && places.size() < mostPlaces)
            places.append(place);
    return places;
}

struct PlacesCheck::Visit
{
    SipServer place;
    PortFinding finding;
    PlacesLookup lookup;
    std::unique_ptr<PlacesAsk> ask;
    std::unique_ptr<TlsAsk> tls;
};

PlacesCheck::PlacesCheck(PathOptions options, QObject *parent)
    : Job(parent), m_options(std::move(options))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &PlacesCheck::end);
}

PlacesCheck::~PlacesCheck()
{
    cancel();
}

void PlacesCheck::run()
{
    for (const SipServer &place : placesToAsk(m_options)) {
        m_visits.push_back(std::make_unique<Visit>());
        Visit *visit = m_visits.back().get();
        visit->place = place;
        visit->finding.place = nameOfPlace(place.host, quint16(place.port));
        visit->finding.transport = sipTransportName(place.transport);
        visit->finding.milliseconds = static_cast<int>(std::chrono::milliseconds(limit).count());
    }
    m_open = static_cast<int>(m_visits.size());
    if (m_open == 0)
        return end();
    m_limit.start(limit);
    for (const auto &visit : m_visits)
        begin(visit.get());
}

void PlacesCheck::begin(Visit *visit)
{
    connect(
        &visit->lookup, &PlacesLookup::found, this,
        [this, visit](const QList<QHostAddress> &addresses) {
            if (isRunning())
                ask(visit, firstChoice(addresses));
        },
        Qt::QueuedConnection);
    visit->lookup.find(m_options, visit->place.host);
}

void PlacesCheck::ask(Visit *visit, const QHostAddress &address)
{
    if (address.isNull())
        return note(visit, Reach::NoWay, 0);
    const AskedPlace place{address, quint16(visit->place.port), sipNameOf(visit->place.host)};
    if (visit->place.transport == SipTransport::Tls)
        return askTls(visit, place);
    const Wire wire = visit->place.transport == SipTransport::Udp ? Wire::Udp : Wire::Tcp;
    visit->ask = std::make_unique<PlacesAsk>(place, wire, ProbeKind::Options, limit);
    connect(
        visit->ask.get(), &PlacesAsk::finished, this,
        [this, visit] {
            if (isRunning())
                note(visit, visit->ask->reach(), visit->ask->milliseconds());
        },
        Qt::QueuedConnection);
    visit->ask->start();
}

void PlacesCheck::askTls(Visit *visit, const AskedPlace &place)
{
    visit->tls = std::make_unique<TlsAsk>(place, visit->place.host, limit);
    connect(
        visit->tls.get(), &TlsAsk::finished, this,
        [this, visit] {
            if (isRunning())
                note(visit, tlsReach(visit->tls->finding()), visit->tls->milliseconds());
        },
        Qt::QueuedConnection);
    visit->tls->start();
}

void PlacesCheck::note(Visit *visit, Reach reach, int milliseconds)
{
    visit->finding.reach = reach;
    visit->finding.milliseconds = milliseconds;
    if (--m_open == 0)
        end();
}

void PlacesCheck::end()
{
    if (!conclude())
        return;
    QList<PortFinding> findings;
    for (const auto &visit : m_visits)
        findings.append(visit->finding);
    stop();
    Q_EMIT finished(findings);
}

void PlacesCheck::stop()
{
    m_limit.stop();
    m_visits.clear();
}

} // namespace ringthrough

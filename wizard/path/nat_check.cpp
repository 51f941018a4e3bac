#include "nat_check.h"

#include "nat_options.h"
#include "nat_rules.h"
#include "own_link.h"
#include "sip_probe.h"
#include "stun_lookup.h"

#include <algorithm>
#include <vector>

namespace ringthrough {

namespace {

constexpr qsizetype mostServers = 4;
constexpr quint16 usualControlPort = 5080;
constexpr qsizetype mostSipPlaces = 3; // a provider's guard against floods has no reason to wake up

StunServer sipPlace(const SipTarget &target, quint16 port)
{
    return {target.host, port};
}

// The person's own list first; a mirror answers STUN on its SIP ports as well.
QList<StunServer> serversOf(const PathOptions &options)
{
    QList<StunServer> servers = options.stunServers.mid(0, mostServers - 2);
    if (options.target.host.isEmpty())
        return servers;
    servers.append(sipPlace(options.target, options.target.port));
    if (options.target.controlPort != 0)
        servers.append(sipPlace(options.target, options.target.controlPort));
    return servers;
}

QString nameOf(const StunPlace &place)
{
    return placeText(place.end.address, place.end.port);
}

} // namespace

class NatCheck::Private
{
public:
    Private(NatCheck *job, PathOptions how, const NatPace &itsPace)
        : q(job), options(std::move(how)), pace(itsPace), lookup(serversOf(options))
    {
    }

    void begin();
    void askAll();
    StunExchange *ask(StunPort *port, StunQuestion question, const StunPace &itsPace,
                      void (Private::*then)(const StunExchange &));
    void stunAnswered(const StunExchange &exchange);
    void otherAnswered(const StunExchange &exchange);
    void askFromOther(const StunEnd &server, const StunEnd &other);
    void askOther();
    void askSip();
    void sipAnswered(const StunExchange &exchange);
    void note(const StunExchange &exchange, const std::optional<StunEnd> &outside);
    NatArrival arrival(const StunExchange *exchange) const;
    bool isUnderWay() const;
    void goOn();
    NatDependence filtering() const;
    NatFinding finding() const;
    void end(const Outcome<NatFinding> &outcome);
    void release();

    NatCheck *const q;
    const PathOptions options;
    const NatPace pace;
    StunLookup lookup;
    QList<StunPlace> places;
    StunPort port;
    StunPort otherPort; ///< what was sent from `port` must not open the door for it
    QTimer patience;
    StunEnd own;
    QList<NatSight> sights;
    QStringList asked;
    bool falsified = false; ///< somebody on the way writes our own address into answers
    bool sipAsked = false;
    bool otherAsked = false;
    std::optional<StunEnd> otherEnd; ///< the second address of a server that has one
    StunExchange *fromOtherAddress = nullptr;
    StunExchange *fromOtherPort = nullptr;
    std::vector<std::unique_ptr<StunExchange>> exchanges;
};

void NatCheck::Private::begin()
{
    patience.setSingleShot(true);
    QObject::connect(&patience, &QTimer::timeout, q, [this] {
        patience.stop();
        goOn();
    });
    QObject::connect(&lookup, &StunLookup::finished, q, [this] { askAll(); });
    lookup.start();
}

void NatCheck::Private::askAll()
{
    places = lookup.places().mid(0, mostServers);
    if (places.isEmpty())
        return end(Problem(HostNotFound{options.target.host}));
    const StunEnd first = places.constFirst().end;
    own.address = ownAddressTowards(first);
    if (own.address.isNull() || !port.open(first.address) || !otherPort.open(first.address))
        return end(Problem(ServerSilent{nameOf(places.constFirst())}));
    own.port = port.ownPort();
    Q_EMIT q->progressed(NatCheck::tr("Asking servers on the internet how they see your router."));
    if (!q->isRunning())
        return;
    for (const StunPlace &place : std::as_const(places)) {
        asked.append(nameOf(place));
        ask(&port, stunQuestion(bindingRequest(), place.end), pace.greeting,
            &Private::stunAnswered);
    }
}

StunExchange *NatCheck::Private::ask(StunPort *from, StunQuestion question, const StunPace &itsPace,
                                     void (Private::*then)(const StunExchange &))
{
    exchanges.push_back(std::make_unique<StunExchange>(from, std::move(question), itsPace));
    StunExchange *exchange = exchanges.back().get();
    QObject::connect(exchange, &StunExchange::finished, q, [=, this] {
        if (exchange->isAnswered() && then != nullptr)
            (this->*then)(*exchange);
        goOn();
    });
    exchange->start();
    return exchange;
}

void NatCheck::Private::note(const StunExchange &exchange, const std::optional<StunEnd> &outside)
{
    if (outside)
        sights.append({exchange.server(), *outside});
    if (!patience.isActive() && sights.size() == 1)
        patience.start(pace.grace);
}

void NatCheck::Private::stunAnswered(const StunExchange &exchange)
{
    const std::optional<StunMessage> answer = parseStun(exchange.answer());
    if (!answer || answer->kind != StunClass::Success)
        return;
    note(exchange, seenFrom(*answer));
    if (!otherEnd && answer->otherAddress &&
        isPlausibleOther(exchange.server(), *answer->otherAddress))
        askFromOther(exchange.server(), *answer->otherAddress);
}

void NatCheck::Private::otherAnswered(const StunExchange &exchange)
{
    const std::optional<StunMessage> answer = parseStun(exchange.answer());
    if (answer && answer->kind == StunClass::Success)
        note(exchange, seenFrom(*answer));
}

// RFC 5780, 4.4. Before anything goes to the other address, for a router may let in whomever any
// port has talked to.
void NatCheck::Private::askFromOther(const StunEnd &server, const StunEnd &other)
{
    otherEnd = other;
    StunMessage request = bindingRequest();
    request.changePort = true;
    fromOtherPort = ask(&otherPort, stunQuestion(request, server, {server.address, other.port}),
                        pace.brisk, {});
    request = bindingRequest();
    request.changePort = true;
    request.changeAddress = true;
    fromOtherAddress = ask(&otherPort, stunQuestion(request, server, other), pace.brisk, {});
}

// RFC 5780, 4.3.
void NatCheck::Private::askOther()
{
    otherAsked = true;
    for (const StunEnd &end :
         {StunEnd{otherEnd->address, fromOtherAddress->server().port}, *otherEnd})
        ask(&port, stunQuestion(bindingRequest(), end), pace.brisk, &Private::otherAnswered);
}

bool NatCheck::Private::isUnderWay() const
{
    // Whoever has not answered long after another is not waited for, but for the brisk ones.
    const bool hurried = !sights.isEmpty() && !patience.isActive();
    const qsizetype first = places.size();
    for (qsizetype i = 0; i < static_cast<qsizetype>(exchanges.size()); ++i)
        if (!exchanges.at(static_cast<size_t>(i))->isOver() && (i >= first || !hurried))
            return true;
    return false;
}

void NatCheck::Private::goOn()
{
    if (!q->isRunning() || isUnderWay())
        return;
    if (otherEnd && !otherAsked)
        return askOther();
    if (sights.size() < 2 && !sipAsked && !options.target.host.isEmpty())
        return askSip();
    if (sights.isEmpty() && !falsified)
        return end(Problem(ServerSilent{asked.value(0)}));
    end(finding());
}

void NatCheck::Private::askSip()
{
    sipAsked = true;
    const quint16 control =
        options.target.controlPort != 0 ? options.target.controlPort : usualControlPort;
    QList<StunEnd> ends;
    for (const StunPlace &place : std::as_const(places)) {
        if (place.host != options.target.host)
            continue;
        for (const quint16 number : {options.target.port, control})
            if (!ends.contains({place.end.address, number}))
                ends.append({place.end.address, number});
    }
    const QHostAddress literal(options.target.host);
    NatOptions request;
    request.serverName = literal.isNull() ? options.target.host.toLatin1() : sipLiteral(literal);
    request.sentBy = own.port;
    for (const StunEnd &end : ends.mid(0, mostSipPlaces)) {
        if (!asked.contains(placeText(end.address, end.port)))
            asked.append(placeText(end.address, end.port));
        ask(&port, optionsQuestion(request, end), pace.greeting, &Private::sipAnswered);
    }
    goOn();
}

void NatCheck::Private::sipAnswered(const StunExchange &exchange)
{
    const std::optional<StunEnd> seen = seenBySip(exchange.answer());
    if (seen && isFalsified(own, exchange.server(), *seen))
        falsified = true;
    else
        note(exchange, seen);
}

NatArrival NatCheck::Private::arrival(const StunExchange *exchange) const
{
    if (!exchange->isAnswered())
        return NatArrival::None;
    return exchange->answeredFrom() == exchange->server() ? NatArrival::Ignored
                                                          : NatArrival::Changed;
}

NatDependence NatCheck::Private::filtering() const
{
    if (!otherEnd)
        return NatDependence::Unknown;
    // Silence means something only from where somebody is known to speak.
    const bool otherSpeaks =
        std::any_of(sights.begin(), sights.end(),
                    [this](const NatSight &sight) { return sight.server == *otherEnd; });
    const NatDependence found = natFiltering(arrival(fromOtherAddress), arrival(fromOtherPort));
    return otherSpeaks || found == NatDependence::EndpointIndependent ? found
                                                                      : NatDependence::Unknown;
}

NatFinding NatCheck::Private::finding() const
{
    NatFinding found;
    found.servers = asked;
    if (falsified || sights.isEmpty())
        return found;
    found.mapping = natMapping(own, sights);
    found.filtering = filtering();
    found.outside = sights.constFirst().outside.address.toString();
    found.keepsPort = std::all_of(sights.begin(), sights.end(), [this](const NatSight &sight) {
        return sight.outside.port == own.port;
    });
    return found;
}

void NatCheck::Private::end(const Outcome<NatFinding> &outcome)
{
    release();
    if (q->conclude())
        Q_EMIT q->finished(outcome);
}

// What is being left may be further up on the stack, so nothing is deleted here.
void NatCheck::Private::release()
{
    patience.disconnect();
    lookup.disconnect();
    for (const auto &exchange : exchanges)
        exchange->cancel();
    port.close();
    otherPort.close();
}

NatCheck::NatCheck(PathOptions options, NatPace pace, QObject *parent)
    : Job(parent), d(std::make_unique<Private>(this, std::move(options), pace))
{
}

NatCheck::~NatCheck()
{
    cancel();
}

void NatCheck::run()
{
    d->begin();
}

void NatCheck::stop()
{
    d->release();
}

} // namespace ringthrough

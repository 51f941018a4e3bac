#include "lifetime_check.h"

#include "lifetime_rung.h"
#include "lifetime_trial.h"
#include "sip_probe.h"
#include "stun_lookup.h"

#include <algorithm>
#include <vector>

namespace ringthrough {

namespace {

using std::chrono::milliseconds;

constexpr qsizetype mostServers = 4;
constexpr int mostRounds = 5;
constexpr int shortestIdle = 2;
constexpr int longestIdle = 3600;

QList<StunServer> serversOf(const PathOptions &options)
{
    QList<StunServer> servers = options.stunServers.mid(0, mostServers - 1);
    if (!options.target.host.isEmpty())
        servers.append({options.target.host, options.target.port});
    return servers;
}

// From one port to the next.
milliseconds staggerOf(LifetimeMethod method)
{
    return milliseconds(method == LifetimeMethod::Stun ? 40 : 200);
}

QByteArray nameOf(const SipTarget &target)
{
    const QHostAddress literal(target.host);
    return literal.isNull() ? target.host.toLatin1() : sipLiteral(literal);
}

} // namespace

class LifetimeCheck::Private
{
public:
    Private(LifetimeCheck *job, PathOptions how, LifetimePace itsPace)
        : q(job),
          options(std::move(how)),
          pace(itsPace),
          longest(
              std::clamp(static_cast<int>(options.longestIdle.count()), shortestIdle, longestIdle)),
          lookup(serversOf(options))
    {
    }

    void begin();
    void tryStun();
    void trySip();
    void tryAll(const QList<LifetimeServer> &servers);
    void tried();
    QList<LifetimeServer> sipServers() const;
    void choose(const LifetimeServer &chosen);
    void nextRound();
    void rungOver(const LifetimeRung &rung, int round);
    void conclude();
    void end(const Outcome<LifetimeFinding> &outcome);
    void release();

    LifetimeCheck *const q;
    const PathOptions options;
    const LifetimePace pace;
    const int longest; ///< seconds
    StunLookup lookup;
    QTimer limit;
    QList<StunPlace> places;
    StunPort asker;
    LifetimeServer server;
    LifetimeSights sights;
    int rounds = 0;
    bool sipTried = false;
    bool somebodyAnswered = false;
    std::vector<std::unique_ptr<LifetimeTrial>> trials;
    std::vector<std::unique_ptr<LifetimeRung>> rungs; ///< of all rounds
};

void LifetimeCheck::Private::begin()
{
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, q, [this] { conclude(); });
    limit.start(2 * longest * pace.second + std::chrono::minutes(1));
    QObject::connect(&lookup, &StunLookup::finished, q, [this] { tryStun(); });
    lookup.start();
}

void LifetimeCheck::Private::tryStun()
{
    places = lookup.places().mid(0, mostServers);
    if (places.isEmpty())
        return end(Problem(HostNotFound{options.target.host}));
    Q_EMIT q->progressed(
        LifetimeCheck::tr("Looking for a server that can measure how long your router remembers."));
    if (!q->isRunning())
        return;
    QList<LifetimeServer> servers;
    for (const StunPlace &place : std::as_const(places))
        servers.append({LifetimeMethod::Stun, place.end, {}, {}});
    tryAll(servers);
}

QList<LifetimeServer> LifetimeCheck::Private::sipServers() const
{
    QList<LifetimeServer> servers;
    const SipTarget &target = options.target;
    const auto place = std::find_if(places.begin(), places.end(), [&](const StunPlace &one) {
        return one.host == target.host && one.end.port == target.port;
    });
    if (place == places.end())
        return servers;
    // An ALG holds what goes to its own port much longer than the router holds anything else.
    for (const quint16 port : {target.controlPort, target.port})
        if (port != 0)
            servers.append(
                {LifetimeMethod::Sip, {place->end.address, port}, nameOf(target), QByteArray()});
    return servers;
}

void LifetimeCheck::Private::trySip()
{
    sipTried = true;
    tryAll(sipServers());
}

void LifetimeCheck::Private::tryAll(const QList<LifetimeServer> &servers)
{
    trials.clear();
    for (const LifetimeServer &one : servers) {
        trials.push_back(std::make_unique<LifetimeTrial>(one, pace));
        // Queued: when the last is over, all of them may be put away.
        QObject::connect(
            trials.back().get(), &LifetimeTrial::finished, q, [this] { tried(); },
            Qt::QueuedConnection);
        trials.back()->start();
    }
    if (trials.empty())
        tried();
}

void LifetimeCheck::Private::tried()
{
    const auto isOver = [](const auto &trial) { return trial->isOver(); };
    if (!q->isRunning() || rounds > 0 || !std::all_of(trials.begin(), trials.end(), isOver))
        return;
    bool isOpen = false;
    for (const auto &trial : trials) {
        somebodyAnswered |= trial->trust() != LifetimeTrust::Silent;
        isOpen |= trial->trust() == LifetimeTrust::Open;
        if (trial->trust() == LifetimeTrust::Works)
            return choose(trial->server());
    }
    if (!sipTried && !isOpen)
        return trySip();
    if (somebodyAnswered)
        return end(LifetimeFinding());
    end(Problem(
        ServerSilent{placeText(places.constFirst().end.address, places.constFirst().end.port)}));
}

void LifetimeCheck::Private::choose(const LifetimeServer &chosen)
{
    server = chosen;
    asker.open(server.end.address);
    Q_EMIT q->progressed(
        LifetimeCheck::tr("Keeping quiet for a while, to see how long your router remembers a "
                          "connection. This takes up to %n minutes.",
                          nullptr, longest / 60 + 1));
    if (q->isRunning())
        nextRound();
}

void LifetimeCheck::Private::nextRound()
{
    const QList<int> times = nextIdleTimes(sights, longest, server.method);
    if (times.isEmpty() || ++rounds > mostRounds)
        return conclude();
    for (const auto &rung : rungs)
        rung->cancel();
    milliseconds delay{0};
    for (const int seconds : times) {
        rungs.push_back(std::make_unique<LifetimeRung>(server, seconds, pace, &asker));
        const LifetimeRung *rung = rungs.back().get();
        QObject::connect(
            rung, &LifetimeRung::finished, q,
            [this, rung, round = rounds] { rungOver(*rung, round); }, Qt::QueuedConnection);
        rungs.back()->start(delay);
        delay += staggerOf(server.method);
    }
}

void LifetimeCheck::Private::rungOver(const LifetimeRung &rung, int round)
{
    if (!q->isRunning() || round != rounds)
        return;
    if (rung.alive())
        sights.insert(rung.seconds(), *rung.alive());
    QList<int> waiting;
    for (const auto &one : rungs)
        if (!one->isOver())
            waiting.append(one->seconds());
    // Without a single answer another round would not fare better.
    if (waiting.isEmpty() && sights.isEmpty())
        return end(Problem(ServerSilent{placeText(server.end.address, server.end.port)}));
    if (waiting.isEmpty() || isRoundOver(sights, waiting))
        nextRound();
}

void LifetimeCheck::Private::conclude()
{
    const LifetimeBracket bracket = lifetimeBracket(sights);
    end(LifetimeFinding{bracket.alive, bracket.dead});
}

void LifetimeCheck::Private::end(const Outcome<LifetimeFinding> &outcome)
{
    release();
    if (q->conclude())
        Q_EMIT q->finished(outcome);
}

void LifetimeCheck::Private::release()
{
    limit.stop();
    lookup.disconnect();
    for (const auto &trial : trials)
        trial->cancel();
    for (const auto &rung : rungs)
        rung->cancel();
    asker.close();
}

LifetimeCheck::LifetimeCheck(PathOptions options, LifetimePace pace, QObject *parent)
    : Job(parent), d(std::make_unique<Private>(this, std::move(options), pace))
{
}

LifetimeCheck::~LifetimeCheck()
{
    cancel();
}

void LifetimeCheck::run()
{
    d->begin();
}

void LifetimeCheck::stop()
{
    d->release();
}

} // namespace ringthrough

#include "check_path.h"

#include "ipv6_check.h"
#include "layers_check.h"
#include "lifetime_check.h"
#include "nat_check.h"
#include "places_check.h"
#include "tls_check.h"
#include "voice_check.h"

#include <QElapsedTimer>
#include <QPointer>

#include <algorithm>
#include <functional>
#include <map>

namespace ringthrough {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds lookupLimit{5};

using Over = std::function<void()>;

/// How one check is begun: gives a job that puts what it finds into the report and says when it is
/// over.
struct Starter
{
    PathCheck check;
    std::function<Job *(const PathOptions &, PathReport *, const Over &)> start;
};

template <typename Check, typename Member>
Starter starterOf(PathCheck which, Member PathReport::*place)
{
    return {which, [place](const PathOptions &options, PathReport *report, const Over &over) {
                auto *job = new Check(options);
                QObject::connect(job, &Check::finished, job,
                                 [place, report, over](const auto &outcome) {
                                     if (outcome.ok())
                                         report->*place = outcome.value();
                                     over();
                                 });
                return job;
            }};
}

const QList<Starter> &starters()
{
    static const QList<Starter> all{
        starterOf<TlsCheck>(PathCheck::Tls, &PathReport::tls),
        starterOf<PlacesCheck>(PathCheck::OtherPorts, &PathReport::otherPorts),
        starterOf<Ipv6Check>(PathCheck::Ipv6, &PathReport::ipv6),
        starterOf<NatCheck>(PathCheck::Nat, &PathReport::nat),
        starterOf<LayersCheck>(PathCheck::Layers, &PathReport::layers),
        starterOf<LifetimeCheck>(PathCheck::Lifetime, &PathReport::lifetime),
        starterOf<VoiceCheck>(PathCheck::Voice, &PathReport::voice),
    };
    return all;
}

seconds limitWith(const PathOptions &options, PathCheck check)
{
    // These three look names up first, three seconds at most. Then NAT asks by STUN and by SIP, 3.5
    // seconds each if nobody answers; a lifetime is found by halving, so the last idle time follows
    // the first; speech has a greeting before and a wait for late answers after it.
    constexpr seconds nat{10};
    constexpr seconds aroundLifetime{60};
    constexpr seconds aroundVoice{5};
    switch (check) {
    case PathCheck::Tls:
        return TlsCheck::limit;
    case PathCheck::OtherPorts:
        return PlacesCheck::limit;
    case PathCheck::Ipv6:
        return Ipv6Check::limit;
    case PathCheck::Nat:
        return nat;
    case PathCheck::Layers:
        return LayersCheck::limit;
    case PathCheck::Lifetime:
        return 2 * options.longestIdle + aroundLifetime;
    case PathCheck::Voice:
        return std::chrono::ceil<seconds>(options.voiceLength) + aroundVoice;
    }
    Q_UNREACHABLE();
    return {};
}

// A check keeps its limit itself; this is for one that does not. Timers may be late by a twentieth.
milliseconds patienceWith(const PathOptions &options, PathCheck check)
{
    constexpr milliseconds least{2000};
    const milliseconds limit = limitWith(options, check);
    return limit + std::max(least, limit / 10);
}

} // namespace

class CheckPath::Private
{
public:
    Private(CheckPath *job, PathOptions how) : q(job), options(std::move(how)) {}

    void resolved(const QList<QHostAddress> &addresses);
    void begin(const Starter &starter);
    void over(PathCheck check);
    void endIfAllAreOver();
    void conclude(const Outcome<PathReport> &outcome);
    void release();

    struct Running
    {
        std::unique_ptr<Job> job;
        std::unique_ptr<QTimer> limit;
    };

    CheckPath *const q;
    PathOptions options;
    PathReport report;
    PlacesLookup lookup;
    QTimer lookupTimer;
    QElapsedTimer clock;
    QList<PathCheck> skipped;
    std::map<PathCheck, Running> running;
    bool begun = false; ///< every check that is wanted has begun
};

void CheckPath::Private::resolved(const QList<QHostAddress> &addresses)
{
    if (!q->isRunning())
        return;
    lookupTimer.stop();
    if (addresses.isEmpty())
        return conclude(Problem(HostNotFound{options.target.host}));
    options.addresses = addresses;
    const QPointer<CheckPath> guard = q;
    for (const Starter &starter : starters()) {
        if (options.checks.contains(starter.check) && !skipped.contains(starter.check))
            begin(starter);
        if (!guard || !q->isRunning())
            return;
    }
    begun = true;
    endIfAllAreOver();
}

void CheckPath::Private::begin(const Starter &starter)
{
    const PathCheck check = starter.check;
    Running one;
    one.job.reset(starter.start(options, &report, [this, check] {
        QMetaObject::invokeMethod(
            q, [this, check] { over(check); }, Qt::QueuedConnection);
    }));
    one.limit = std::make_unique<QTimer>();
    one.limit->setSingleShot(true);
    QObject::connect(
        one.limit.get(), &QTimer::timeout, q, [this, check] { q->skip(check); },
        Qt::QueuedConnection);
    one.limit->start(patienceWith(options, check));
    QObject::connect(one.job.get(), &Job::progressed, q, &Job::progressed, Qt::QueuedConnection);
    one.job->start();
    running.insert_or_assign(check, std::move(one));
    Q_EMIT q->checkChanged(check, true);
}

void CheckPath::Private::over(PathCheck check)
{
    if (!q->isRunning() || running.erase(check) == 0)
        return;
    const QPointer<CheckPath> guard = q;
    Q_EMIT q->checkChanged(check, false);
    if (guard)
        endIfAllAreOver();
}

void CheckPath::Private::endIfAllAreOver()
{
    if (!q->isRunning() || !begun || !running.empty())
        return;
    report.elapsedMs = static_cast<int>(clock.elapsed());
    conclude(report);
}

void CheckPath::Private::conclude(const Outcome<PathReport> &outcome)
{
    if (!q->conclude())
        return;
    release();
    Q_EMIT q->finished(outcome);
}

void CheckPath::Private::release()
{
    lookupTimer.stop();
    running.clear();
}

CheckPath::CheckPath(PathOptions options, QObject *parent)
    : Job(parent), d(std::make_unique<Private>(this, std::move(options)))
{
    d->lookupTimer.setSingleShot(true);
    connect(&d->lookupTimer, &QTimer::timeout, this, [this] { d->resolved({}); });
    connect(
        &d->lookup, &PlacesLookup::found, this,
        [this](const QList<QHostAddress> &addresses) { d->resolved(addresses); },
        Qt::QueuedConnection);
}

CheckPath::~CheckPath()
{
    cancel();
}

std::chrono::seconds CheckPath::limitOf(PathCheck check)
{
    return limitWith(PathOptions(), check);
}

const PathReport &CheckPath::report() const
{
    return d->report;
}

void CheckPath::skip(PathCheck check)
{
    d->skipped.append(check);
    const auto found = d->running.find(check);
    if (found == d->running.end())
        return;
    found->second.job->cancel();
    // Not at once, because a job may be skipped by somebody who hears it.
    QMetaObject::invokeMethod(
        this, [this, check] { d->over(check); }, Qt::QueuedConnection);
}

void CheckPath::run()
{
    d->clock.start();
    const QPointer<CheckPath> guard = this;
    Q_EMIT progressed(tr("Looking at other ways to %1.").arg(d->options.target.host));
    if (!guard || !isRunning())
        return;
    d->lookupTimer.start(lookupLimit);
    d->lookup.find(d->options, d->options.target.host);
}

void CheckPath::stop()
{
    d->release();
}

} // namespace ringthrough

#include "sip_test.h"

#include "fresh_ports.h"
#include "own_link.h"
#include "sip_exchange.h"
#include "sip_judgement.h"
#include "sip_plan.h"
#include "way_probes.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QHostInfo>
#include <QRandomGenerator>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace ringthrough {

namespace {

// Apart enough that a provider's guard against floods has no reason to wake up.
constexpr int spacing = 40;
constexpr auto lookupLimit = std::chrono::milliseconds(5000);

quint16 freshRtpPort()
{
    // Even, as RTP wants it.
    return static_cast<quint16>(QRandomGenerator::system()->bounded(8192, 16384) * 2);
}

QHostAddress bestAddress(const QList<QHostAddress> &addresses)
{
    // Only IPv4 is translated, so there is most to be seen.
    const auto v4 = std::find_if(addresses.begin(), addresses.end(), [](const QHostAddress &one) {
        return one.protocol() == QAbstractSocket::IPv4Protocol;
    });
    return v4 != addresses.end() ? *v4 : addresses.value(0);
}

bool nothingWasSent(const ProbeResults &results)
{
    return std::all_of(results.begin(), results.end(), [](const ProbeResult &result) {
        return result.delivery == Delivery::NotSent;
    });
}

} // namespace

class SipTest::Private
{
public:
    Private(SipTest *job, SipTestOptions how) : q(job), options(std::move(how)) {}

    void resolve();
    void resolved(const QHostInfo &info);
    void goOn();
    void send(const ProbePlan &plan, int delay);
    void arrived(SipExchange *exchange);
    std::shared_ptr<SipWire> wireOf(const QByteArray &nonce) const;
    void lookAtLink();
    void lookAtWay();
    Diagnosis judged() const;
    void sayWhatAnswered();
    void takeUnfinished();
    void finish();
    void conclude(const Outcome<Diagnosis> &outcome);
    void release();

    SipTest *const q;
    const SipTestOptions options;
    QHostAddress server;
    QByteArray serverName;
    FreshPorts ports{QDateTime::currentMSecsSinceEpoch()};
    int lookup = -1;
    QTimer limit;
    QElapsedTimer clock;
    std::optional<OwnLink> link;
    ProbeResults results;
    QByteArray cookie; ///< of the mirror; the same for all its ports
    std::vector<std::unique_ptr<SipExchange>> exchanges;
    std::unique_ptr<WayProbes> way;
    QHostAddress own;
    bool saidWhatAnswered = false;
    int underWay = 0; ///< probes that have to be over before the next are chosen
};

void SipTest::Private::resolve()
{
    clock.start();
    limit.setSingleShot(true);
    const QHostAddress literal(options.target.host);
    if (!literal.isNull()) {
        server = literal;
        serverName = sipLiteral(literal);
        return goOn();
    }
    serverName = options.target.host.toLatin1();
    QObject::connect(&limit, &QTimer::timeout, q,
                     [this] { conclude(Problem(HostNotFound{options.target.host})); });
    limit.start(std::min(lookupLimit, options.totalLimit));
    lookup = QHostInfo::lookupHost(options.target.host, q,
                                   [this](const QHostInfo &info) { resolved(info); });
}

void SipTest::Private::resolved(const QHostInfo &info)
{
    lookup = -1;
    if (!q->isRunning())
        return;
    server = bestAddress(info.addresses());
    if (server.isNull())
        return conclude(Problem(HostNotFound{options.target.host}));
    goOn();
}

void SipTest::Private::goOn()
{
    if (!q->isRunning())
        return;
    if (results.isEmpty()) {
        limit.disconnect();
        QObject::connect(&limit, &QTimer::timeout, q, [this] { finish(); });
        limit.start(std::max(std::chrono::milliseconds(1),
                             options.totalLimit - std::chrono::milliseconds(clock.elapsed())));
        Q_EMIT q->progressed(SipTest::tr("Sending a few test messages to %1.")
                                 .arg(sipTargetToString(options.target)));
    }
    if (!q->isRunning())
        return;
    lookAtLink();
    lookAtWay();
    sayWhatAnswered();
    if (!q->isRunning())
        return;
    const QList<ProbePlan> plans = nextProbes(options, results);
    if (plans.isEmpty() || (link && link->tunnel))
        return finish();
    int delay = 0;
    for (const ProbePlan &plan : plans) {
        underWay += plan.patient ? 1 : 0;
        send(plan, delay);
        delay += spacing;
    }
}

void SipTest::Private::sayWhatAnswered()
{
    if (saidWhatAnswered)
        return;
    for (const ProbeResult &result : std::as_const(results)) {
        SipEcho echo;
        if (result.delivery != Delivery::Answered || result.plan.way != Way::Main)
            continue;
        saidWhatAnswered = true;
        const bool mirror = echoOf(result, &echo) == EchoKind::Ours;
        Q_EMIT q->progressed(
            mirror ? SipTest::tr(
                         "The server shows us what arrives there. Comparing it with what we sent.")
                   : SipTest::tr("The server answers. Looking closely at its answers."));
        return;
    }
}

// Before anything is sent: a test through a VPN would judge the VPN.
void SipTest::Private::lookAtLink()
{
    if (link)
        return;
    SipWire wire(Wire::Udp);
    wire.open(server, options.target.port, 0);
    own = wire.ownAddress();
    link = wire.isOpen() ? ownLink(wire.ownAddress(), server, options.gateway) : OwnLink();
}

void SipTest::Private::lookAtWay()
{
    if (way || results.isEmpty() || link->tunnel || link->sameNetwork ||
        !WayProbes::suits(own, server) || !isWayWorthALook(results))
        return;
    HopTraceOptions trace;
    trace.server = server;
    trace.serverName = serverName;
    trace.port = options.target.port;
    if (options.target.controlPort != 0)
        trace.controlPort = options.target.controlPort;
    way = std::make_unique<WayProbes>(trace, options.transports == SipTransports::Tcp ? Wire::Tcp
                                                                                      : Wire::Udp);
    // Queued: the end of the test is the end of the probes, and they are not out of their signal
    // yet.
    QObject::connect(
        way.get(), &WayProbes::finished, q,
        [this] {
            if (q->isRunning() && underWay == 0)
                finish();
        },
        Qt::QueuedConnection);
    way->start();
}

std::shared_ptr<SipWire> SipTest::Private::wireOf(const QByteArray &nonce) const
{
    for (const auto &exchange : exchanges)
        if (exchange->result().place.nonce == nonce)
            return exchange->wire();
    return {};
}

void SipTest::Private::send(const ProbePlan &plan, int delay)
{
    ProbePlace place;
    place.server = server;
    place.serverName = serverName;
    place.nonce = freshNonce();
    place.cookie = plan.wire == Wire::Udp ? cookie : QByteArray();
    place.rtpPort = plan.rtpPort != 0 ? plan.rtpPort : freshRtpPort();
    // Systems deal TCP ports out in turn; and one that waits after its end could not be had.
    if (plan.wire == Wire::Udp)
        place.wishedPort = ports.next();
    exchanges.push_back(std::make_unique<SipExchange>(plan, place, wireOf(plan.sameFlow)));
    SipExchange *exchange = exchanges.back().get();
    QObject::connect(exchange, &SipExchange::finished, q, [this, exchange] { arrived(exchange); });
    QTimer::singleShot(delay, exchange, &SipExchange::start);
}

void SipTest::Private::arrived(SipExchange *exchange)
{
    results.append(exchange->result());
    if (!exchange->result().place.cookie.isEmpty())
        cookie = exchange->result().place.cookie;
    // A guess is not waited for: what answers at all answers as soon as the others.
    if (!exchange->result().plan.patient)
        return;
    // Not from inside the exchange, which may be gone after the end.
    if (--underWay == 0)
        QMetaObject::invokeMethod(
            q, [this] { goOn(); }, Qt::QueuedConnection);
}

// Whatever has not come to an end has not been answered.
void SipTest::Private::takeUnfinished()
{
    for (const auto &exchange : exchanges) {
        if (exchange->isOver())
            continue;
        results.append(exchange->result());
        if (results.last().packets == 0)
            results.last().delivery = Delivery::NotSent;
    }
}

Diagnosis SipTest::Private::judged() const
{
    Diagnosis diagnosis = judge(results, link.value_or(OwnLink()));
    if (way)
        addWay(diagnosis, way->findings());
    return diagnosis;
}

void SipTest::Private::finish()
{
    const bool inTime = limit.isActive();
    if (inTime && way && !way->isOver() && couldTellMore(judged()))
        return;
    takeUnfinished();
    if (nothingWasSent(results) && !(link && link->tunnel))
        return conclude(Problem(
            ConnectionRefused{server.toString(), options.target.port, results.value(0).detail}));
    Diagnosis diagnosis = judged();
    if (link && link->tunnel) {
        diagnosis.verdict = Verdict::Inconclusive;
        diagnosis.reason = VerdictReason::ThroughTunnel;
    }
    diagnosis.server = sipTargetToString(options.target);
    diagnosis.elapsedMs = static_cast<int>(clock.elapsed());
    conclude(diagnosis);
}

void SipTest::Private::conclude(const Outcome<Diagnosis> &outcome)
{
    if (!q->conclude())
        return;
    release();
    Q_EMIT q->finished(outcome);
}

void SipTest::Private::release()
{
    limit.stop();
    if (lookup != -1)
        QHostInfo::abortHostLookup(lookup);
    lookup = -1;
    way.reset();
    exchanges.clear();
}

SipTest::SipTest(SipTestOptions options, QObject *parent)
    : Job(parent), d(std::make_unique<Private>(this, std::move(options)))
{
}

SipTest::~SipTest()
{
    cancel();
}

void SipTest::run()
{
    d->resolve();
}

void SipTest::stop()
{
    d->release();
}

} // namespace ringthrough

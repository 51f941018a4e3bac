#include "hop_trace.h"

#include "hop_request.h"
#include "hop_socket.h"
#include "sip_probe.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace ringthrough {

namespace {

using namespace std::chrono_literals;

constexpr int mostHops = 5;
// Routers send few such errors in a second, and any packet may be lost.
constexpr auto again = 500ms;

// A flow that a router knows already is treated as it was begun. So no trace of the last six
// minutes, and no SIP test (see FreshPorts), left from the same ports.
class HopPorts
{
public:
    explicit HopPorts(qint64 sinceEpoch)
        : m_next(lowest + static_cast<int>(sinceEpoch / milliseconds % traces) * 2 * mostHops)
    {
    }

    quint16 next() { return static_cast<quint16>(m_next++); }

private:
    static constexpr int lowest = 11000;
    static constexpr qint64 milliseconds = 400;
    static constexpr int traces = 9000 / (2 * mostHops);
    int m_next = 0;
};

struct HopProbe
{
    ProbePlan plan;
    Hop hop;
    QByteArray nonce;
    QByteArray sent;
    std::unique_ptr<HopSocket> socket;

    bool isOver() const { return !hop.address.isNull(); }
    bool isOpen() const { return !sent.isEmpty(); }
};

} // namespace

std::optional<HopSpan> alteringHop(const QList<Hop> &hops)
{
    int clean = 0;
    for (const Hop &hop : hops) {
        if (hop.finding.reading == QuoteReading::Differs)
            return HopSpan{clean, hop.timeToLive - 1};
        if (hop.finding.reading == QuoteReading::Same)
            clean = hop.timeToLive;
    }
    return std::nullopt;
}

class HopTrace::Private
{
public:
    Private(HopTrace *job, HopTraceOptions how) : q(job), options(std::move(how)) {}

    void begin();
    void prepare(Way way, quint16 port);
    void open(HopProbe &probe);
    void sendOpenOnes();
    void listen();
    void take(HopProbe &probe) const;
    void takeQuote(HopProbe &probe, const IcmpQuote &quote) const;
    HopTraceResult result() const;
    void finish();
    void release();

    HopTrace *const q;
    const HopTraceOptions options;
    HopPorts ports{QDateTime::currentMSecsSinceEpoch()};
    std::vector<HopProbe> probes;
    QTimer limit;
    QTimer repeat;
};

void HopTrace::Private::begin()
{
    const bool isFour = options.server.protocol() == QAbstractSocket::IPv4Protocol;
    if (!isFour || !HopSocket::works())
        return finish();
    prepare(Way::Main, options.port);
    if (options.controlPort != 0)
        prepare(Way::Control, options.controlPort);
    for (HopProbe &probe : probes)
        open(probe);
    if (std::none_of(probes.begin(), probes.end(), [](const auto &one) { return one.isOpen(); }))
        return finish();
    for (QTimer *timer : {&limit, &repeat})
        timer->setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, q, [this] { finish(); });
    QObject::connect(&repeat, &QTimer::timeout, q, [this] { sendOpenOnes(); });
    limit.start(options.limit);
    repeat.start(again);
    sendOpenOnes();
}

void HopTrace::Private::prepare(Way way, quint16 port)
{
    for (int routers = 1; routers <= std::clamp(options.hops, 1, mostHops); ++routers) {
        HopProbe probe;
        probe.plan.way = way;
        probe.plan.port = port;
        probe.hop.timeToLive = routers;
        probe.nonce = freshNonce();
        probe.socket = std::make_unique<HopSocket>();
        probes.push_back(std::move(probe));
    }
}

void HopTrace::Private::open(HopProbe &probe)
{
    if (!probe.socket->open(options.server, probe.plan.port, ports.next(), probe.hop.timeToLive))
        return;
    probe.sent = hopRequest({probe.socket->ownAddress(), probe.socket->ownPort(), options.server,
                             options.serverName, probe.plan.port, probe.nonce});
    // Queued: the end of the job takes the sockets away, which must not happen in their own hands.
    QObject::connect(
        probe.socket.get(), &HopSocket::heard, q, [this] { listen(); }, Qt::QueuedConnection);
}

void HopTrace::Private::sendOpenOnes()
{
    for (const HopProbe &probe : probes)
        if (probe.isOpen() && !probe.isOver())
            probe.socket->send(probe.sent);
}

void HopTrace::Private::listen()
{
    if (!q->isRunning())
        return;
    for (HopProbe &probe : probes)
        if (!probe.isOver())
            take(probe);
    if (std::all_of(probes.begin(), probes.end(), [](const auto &one) { return one.isOver(); }))
        finish();
}

void HopTrace::Private::take(HopProbe &probe) const
{
    for (const IcmpQuote &quote : probe.socket->quotes())
        if (!probe.isOver())
            takeQuote(probe, quote);
    for (const QByteArray &answer : probe.socket->answers()) {
        if (probe.isOver() || !answersHopRequest(answer, probe.nonce))
            continue;
        probe.hop.address = options.server;
        probe.hop.isServer = true;
    }
}

void HopTrace::Private::takeQuote(HopProbe &probe, const IcmpQuote &quote) const
{
    // A router that refuses the port in the server's name does not say how far the message came.
    if (!quote.expired && quote.from != options.server)
        return;
    probe.hop.address = quote.from;
    probe.hop.isServer = !quote.expired;
    probe.hop.quotedBytes = quote.message.size();
    probe.hop.finding =
        readQuote(probe.sent, quote.message,
                  flowName(probe.plan) + QStringLiteral(" ttl %1").arg(probe.hop.timeToLive));
}

HopTraceResult HopTrace::Private::result() const
{
    HopTraceResult made;
    made.possible = !probes.empty();
    for (const HopProbe &probe : probes)
        (probe.plan.way == Way::Main ? made.hops : made.control).append(probe.hop);
    return made;
}

void HopTrace::Private::finish()
{
    if (!q->conclude())
        return;
    const bool sent = probes.empty() || std::any_of(probes.begin(), probes.end(),
                                                    [](const auto &one) { return one.isOpen(); });
    const Outcome<HopTraceResult> outcome =
        sent ? Outcome<HopTraceResult>(result())
             : Problem(ConnectionRefused{options.server.toString(), options.port,
                                         probes.front().socket->detail()});
    release();
    Q_EMIT q->finished(outcome);
}

void HopTrace::Private::release()
{
    limit.stop();
    repeat.stop();
    probes.clear();
}

HopTrace::HopTrace(HopTraceOptions options, QObject *parent)
    : Job(parent), d(std::make_unique<Private>(this, std::move(options)))
{
}

HopTrace::~HopTrace()
{
    cancel();
}

void HopTrace::run()
{
    d->begin();
}

void HopTrace::stop()
{
    d->release();
}

} // namespace ringthrough

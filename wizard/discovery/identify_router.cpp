#include "identify_router.h"

#include "background_matcher.h"
#include "banner_probe.h"
#include "http_probe.h"
#include "name_probe.h"
#include "ssdp_probe.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace ringthrough {

namespace {

constexpr qsizetype observationLimit = 400;
// The unusual ports wait for the usual ones, but not for a server that is slow.
constexpr std::chrono::milliseconds firstPortsTime{250};

HttpLimits httpLimits(const DiscoveryOptions &options)
{
    return {options.bodyLimit, options.connectLimit, options.readLimit};
}

} // namespace

class IdentifyRouter::Private
{
public:
    Private(IdentifyRouter *job, Gateway where, std::shared_ptr<const KnowledgeBase> known,
            DiscoveryOptions how);

    void begin();
    void stop();

private:
    void addSideProbes();
    void add(std::unique_ptr<SideProbe> probe);
    void askFirstPorts();
    void askOtherPorts();
    void take(const Observation &seen);
    void judge();
    void goOn();
    void askWhatHelps();
    void endIfNothingCanChange();
    void end();
    void report();

    const Identification &identification() const { return matcher.identification(); }
    bool isKnown() const;
    bool isAnswering() const;
    bool isBusy() const;
    bool wasAnswered() const;

    IdentifyRouter *q;
    Gateway gateway;
    std::shared_ptr<const KnowledgeBase> knowledge;
    DiscoveryOptions options;
    BackgroundMatcher matcher;
    HttpProbe http;
    std::vector<std::unique_ptr<SideProbe>> sides;
    Evidence evidence;
    QSet<QString> vendorsAsked;
    QElapsedTimer clock;
    QTimer judgeTimer;
    QTimer otherPortsTimer;
    QTimer settleTimer;
    QTimer totalTimer;
    bool otherPortsAsked = false;
    bool askingIsOver = false;
};

IdentifyRouter::Private::Private(IdentifyRouter *job, Gateway where,
                                 std::shared_ptr<const KnowledgeBase> known, DiscoveryOptions how)
    : q(job),
      gateway(std::move(where)),
      knowledge(std::move(known)),
      options(std::move(how)),
      matcher(knowledge),
      http(gateway.address, RouterNames(gateway.address, *knowledge), httpLimits(options),
           options.requestLimit)
{
    for (QTimer *timer : {&judgeTimer, &otherPortsTimer, &settleTimer, &totalTimer})
        timer->setSingleShot(true);
    QObject::connect(&judgeTimer, &QTimer::timeout, q, [this] { judge(); });
    QObject::connect(&otherPortsTimer, &QTimer::timeout, q, [this] { askOtherPorts(); });
    QObject::connect(&settleTimer, &QTimer::timeout, q, [this] { end(); });
    QObject::connect(&totalTimer, &QTimer::timeout, q, [this] { end(); });
    QObject::connect(&matcher, &BackgroundMatcher::judged, q, [this] { goOn(); });
    QObject::connect(&http, &HttpProbe::observed, q, [this](const auto &seen) { take(seen); });
    QObject::connect(&http, &HttpProbe::advanced, &judgeTimer, [this] { judgeTimer.start(0); });
}

void IdentifyRouter::Private::begin()
{
    clock.start();
    totalTimer.start(options.totalLimit);
    otherPortsTimer.start(firstPortsTime);
    evidence.gatewayAddress = gateway.address.toString();
    evidence.gatewayMac = gateway.mac;
    if (!gateway.mac.isEmpty())
        take({Signal::Mac, gateway.mac, QUrl()});
    askFirstPorts();
    addSideProbes();
    judgeTimer.start(0);
}

void IdentifyRouter::Private::askFirstPorts()
{
    if (!options.httpPorts.isEmpty())
        http.askFirstPage(options.httpPorts.first(), false);
    if (!options.httpsPorts.isEmpty())
        http.askFirstPage(options.httpsPorts.first(), true);
}

void IdentifyRouter::Private::addSideProbes()
{
    using Server = BannerProbe::Server;
    const auto addBanner = [this](Server server, quint16 port) {
        if (port != 0)
            add(std::make_unique<BannerProbe>(server, gateway.address, port, options.connectLimit,
                                              options.readLimit));
    };
    addBanner(Server::Telnet, options.telnetPort);
    addBanner(Server::Ssh, options.sshPort);
    if (options.ssdpPort != 0) {
        auto ssdp = std::make_unique<SsdpProbe>(gateway, options.ssdpPort, options.multicast);
        QObject::connect(ssdp.get(), &SsdpProbe::described, q,
                         [this](const QUrl &location) { http.askDescription(location); });
        add(std::move(ssdp));
    }
    if (options.reverseDns && options.dnsPort != 0)
        add(std::make_unique<NameProbe>(gateway.address, options.dnsPort));
}

void IdentifyRouter::Private::add(std::unique_ptr<SideProbe> probe)
{
    QObject::connect(probe.get(), &SideProbe::observed, q,
                     [this](const auto &seen) { take(seen); });
    QObject::connect(probe.get(), &SideProbe::advanced, &judgeTimer,
                     [this] { judgeTimer.start(0); });
    sides.push_back(std::move(probe));
    sides.back()->start();
}

void IdentifyRouter::Private::askOtherPorts()
{
    if (otherPortsAsked || isKnown())
        return;
    otherPortsAsked = true;
    for (const quint16 port : options.httpPorts.mid(1))
        http.askFirstPage(port, false);
    for (const quint16 port : options.httpsPorts.mid(1))
        http.askFirstPage(port, true);
    if (options.tr064Port != 0) {
        Probe description;
        description.port = options.tr064Port;
        description.path = QStringLiteral("/tr64desc.xml");
        description.reportsAs = Signal::Tr064Xml;
        http.askVendorPages({description});
    }
    judgeTimer.start(0);
}

void IdentifyRouter::Private::take(const Observation &seen)
{
    if (askingIsOver || evidence.observations.size() >= observationLimit ||
        evidence.observations.contains(seen))
        return;
    evidence.observations.append(seen);
    judgeTimer.start(0);
    Q_EMIT q->observed(seen);
}

void IdentifyRouter::Private::judge()
{
    if (matcher.hasSeen(evidence))
        goOn();
    else
        matcher.look(evidence);
}

// Always from the event loop, never from inside a probe: what ends here may delete all of them.
void IdentifyRouter::Private::goOn()
{
    if (askingIsOver) {
        report();
        return;
    }
    askWhatHelps();
    if (!http.isBusy())
        askOtherPorts();
    endIfNothingCanChange();
}

void IdentifyRouter::Private::askWhatHelps()
{
    QStringList suspects;
    for (const QString &vendor : matcher.suspects()) {
        if (!vendorsAsked.contains(vendor))
            suspects.append(vendor);
        vendorsAsked.insert(vendor);
    }
    QList<Probe> probes = knowledge->probes(suspects);
    if (!options.hnap)
        probes.removeIf([](const Probe &probe) { return probe.reportsAs == Signal::HnapXml; });
    http.askVendorPages(probes);
    if (!isKnown())
        http.askExtras();
}

bool IdentifyRouter::Private::isKnown() const
{
    return identification().isSure() && !identification().candidates.first().model.isEmpty();
}

bool IdentifyRouter::Private::isAnswering() const
{
    return http.isAnswering() || std::any_of(sides.cbegin(), sides.cend(), [](const auto &probe) {
               return probe->isAnswering();
           });
}

bool IdentifyRouter::Private::isBusy() const
{
    return http.isBusy() || std::any_of(sides.cbegin(), sides.cend(),
                                        [](const auto &probe) { return probe->isBusy(); });
}

bool IdentifyRouter::Private::wasAnswered() const
{
    return http.wasAnswered() || std::any_of(sides.cbegin(), sides.cend(), [](const auto &probe) {
               return probe->wasAnswered();
           });
}

// Once device and model are sure, ports that say nothing have nothing to add; servers that are
// talking may still name the firmware, and are given a moment.
void IdentifyRouter::Private::endIfNothingCanChange()
{
    const bool complete = isKnown() && !identification().candidates.first().firmware.isEmpty();
    const bool nothingPending = !isBusy() && matcher.hasSeen(evidence);
    if (complete || (isKnown() && !isAnswering()) || nothingPending)
        end();
    else if (isKnown() && !settleTimer.isActive())
        settleTimer.start(options.settleLimit);
}

void IdentifyRouter::Private::stop()
{
    for (QTimer *timer : {&judgeTimer, &otherPortsTimer, &settleTimer, &totalTimer})
        timer->stop();
    http.stop();
    for (const auto &probe : sides)
        probe->stop();
    if (!q->isRunning())
        matcher.stop();
}

// The last thing heard is judged, too, before anything is said.
void IdentifyRouter::Private::end()
{
    askingIsOver = true;
    stop();
    if (matcher.hasSeen(evidence))
        report();
    else
        matcher.look(evidence);
}

void IdentifyRouter::Private::report()
{
    if (!matcher.hasSeen(evidence) || !q->conclude())
        return;
    if (!wasAnswered()) {
        Q_EMIT q->finished(Problem(RouterSilent{gateway.address.toString()}));
        return;
    }
    IdentifiedRouter result;
    result.evidence = evidence;
    result.identification = identification();
    result.obsoleteTls = http.spokeObsoleteTls();
    result.requests = http.requests();
    result.elapsedMs = int(clock.elapsed());
    Q_EMIT q->finished(result);
}

DiscoveryOptions askingOnly(quint16 httpPort, quint16 telnetPort, quint16 sshPort)
{
    DiscoveryOptions options;
    options.httpPorts = {httpPort};
    options.httpPorts.removeAll(0);
    options.httpsPorts.clear();
    options.telnetPort = telnetPort;
    options.sshPort = sshPort;
    options.ssdpPort = 0;
    options.tr064Port = 0;
    options.hnap = false;
    options.multicast = false;
    options.reverseDns = false;
    return options;
}

IdentifyRouter::IdentifyRouter(Gateway gateway, std::shared_ptr<const KnowledgeBase> knowledge,
                               DiscoveryOptions options, QObject *parent)
    : Job(parent),
      d(std::make_unique<Private>(this, std::move(gateway), std::move(knowledge),
                                  std::move(options)))
{
}

IdentifyRouter::~IdentifyRouter()
{
    cancel();
}

void IdentifyRouter::run()
{
    d->begin();
}

void IdentifyRouter::stop()
{
    d->stop();
}

} // namespace ringthrough

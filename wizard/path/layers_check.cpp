#include "layers_check.h"

#include "layers_upnp_ask.h"
#include "layers_verdict.h"
#include "port_map_ask.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds askLimit{1600}; // sent three times
constexpr quint16 usualControlPort = 5080;

// On the port that ALGs watch, one may have falsified what the server says; so another is asked
// as well, and believed rather.
QList<quint16> portsOf(const SipTarget &target)
{
    const quint16 control = target.controlPort != 0 ? target.controlPort : usualControlPort;
    return control == target.port ? QList<quint16>{control} : QList<quint16>{control, target.port};
}

QHostAddress seenBy(const PlacesAsk &ask)
{
    return addressLiteral(parameter(ask.answer().value("Via"), "received"));
}

QString textOf(const QHostAddress &address)
{
    return address.isNull() ? QString() : address.toString();
}

} // namespace

LayersCheck::LayersCheck(PathOptions options, QObject *parent)
    : Job(parent), m_options(std::move(options))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &LayersCheck::end);
    connect(
        &m_lookup, &PlacesLookup::found, this,
        [this](const QList<QHostAddress> &addresses) { askServer(firstChoice(addresses)); },
        Qt::QueuedConnection);
}

LayersCheck::~LayersCheck()
{
    cancel();
}

void LayersCheck::run()
{
    m_limit.start(limit);
    askRouter();
    ++m_open; // the look-up
    m_lookup.find(m_options, m_options.target.host);
}

void LayersCheck::askRouter()
{
    const std::optional<Gateway> &router = m_options.gateway;
    if (!router || router->address.protocol() != QAbstractSocket::IPv4Protocol)
        return;
    m_open += 2;
    m_upnp = std::make_unique<LayersUpnpAsk>(*router);
    m_portMap = std::make_unique<PortMapAsk>(router->address);
    connect(
        m_upnp.get(), &LayersUpnpAsk::finished, this,
        [this] {
            if (isRunning())
                noteRouter(m_upnp->address(), u"upnp"_s);
        },
        Qt::QueuedConnection);
    connect(
        m_portMap.get(), &PortMapAsk::finished, this,
        [this] {
            if (isRunning())
                noteRouter(m_portMap->address(), u"nat-pmp"_s);
        },
        Qt::QueuedConnection);
    m_upnp->start();
    m_portMap->start();
}

void LayersCheck::askServer(const QHostAddress &address)
{
    if (!isRunning())
        return;
    m_server = address;
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        for (const quint16 port : portsOf(m_options.target)) {
            const AskedPlace place{address, port, sipNameOf(m_options.target.host)};
            m_asks.push_back(
                std::make_unique<PlacesAsk>(place, Wire::Udp, ProbeKind::NamedVia, askLimit));
            connect(m_asks.back().get(), &PlacesAsk::finished, this, &LayersCheck::noteOver,
                    Qt::QueuedConnection);
            ++m_open;
            m_asks.back()->start();
        }
    noteOver();
}

// What is no address at all is kept, for the agent to see, until a better one comes.
void LayersCheck::noteRouter(const QHostAddress &said, const QString &how)
{
    if (!said.isNull() && !couldBeOutside(m_routerOutside)) {
        m_routerOutside = said;
        m_askedBy = how;
    }
    noteOver();
}

void LayersCheck::noteOver()
{
    if (!isRunning())
        return;
    --m_open;
    const bool controlAnswered =
        !m_asks.empty() && !believedOutside({seenBy(*m_asks.front())}, m_server).isNull();
    if (m_open == 0 || (couldBeOutside(m_routerOutside) && controlAnswered))
        end();
}

QHostAddress LayersCheck::outside() const
{
    QList<QHostAddress> said;
    for (const auto &ask : m_asks)
        said.append(seenBy(*ask));
    return believedOutside(said, m_server);
}

void LayersCheck::end()
{
    if (!conclude())
        return;
    const QHostAddress own = m_asks.empty() ? QHostAddress() : m_asks.back()->ownAddress();
    LayersFinding finding;
    finding.translation = translationOf({own, m_server, m_routerOutside, outside()});
    finding.routerOutside = textOf(m_routerOutside);
    finding.outside = textOf(outside());
    finding.askedBy = m_askedBy;
    stop();
    Q_EMIT finished(finding);
}

void LayersCheck::stop()
{
    m_limit.stop();
    m_lookup.disconnect(this);
    m_upnp.reset();
    m_portMap.reset();
    m_asks.clear();
}

} // namespace ringthrough

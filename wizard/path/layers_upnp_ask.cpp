#include "layers_upnp_ask.h"

#include "layers_verdict.h"

#include <utility>

namespace ringthrough {

namespace {

constexpr quint16 ssdpPort = 1900;
constexpr qsizetype descriptionLimit = 256 * 1024;
constexpr qsizetype answerLimit = 8 * 1024;
constexpr std::chrono::milliseconds httpLimit{1500};

} // namespace

LayersUpnpAsk::LayersUpnpAsk(const Gateway &router, QObject *parent)
    : QObject(parent), m_router(router.address), m_search(router, ssdpPort, false)
{
    connect(&m_search, &SsdpProbe::described, this, &LayersUpnpAsk::describe, Qt::QueuedConnection);
    connect(&m_search, &SideProbe::advanced, this, &LayersUpnpAsk::over, Qt::QueuedConnection);
}

void LayersUpnpAsk::start()
{
    m_search.start();
}

void LayersUpnpAsk::describe(const QUrl &location)
{
    HttpRequest request;
    request.url = location;
    send(request, descriptionLimit, [this, location](const HttpResult &result) {
        if (result.answer.status != 200)
            return;
        for (const WanService &service : wanServices(result.answer.body, location))
            send(outsideQuestion(service), answerLimit,
                 [this](const HttpResult &answer) { takeAnswer(answer); });
    });
}

void LayersUpnpAsk::send(const HttpRequest &request, qsizetype bodyLimit, const Take &take)
{
    if (m_over || request.url.scheme() != QStringLiteral("http"))
        return;
    m_exchanges.push_back(std::make_unique<HttpExchange>(
        m_router, request, HttpLimits{bodyLimit, httpLimit, httpLimit}));
    HttpExchange *exchange = m_exchanges.back().get();
    connect(
        exchange, &HttpExchange::finished, this,
        [this, take](const HttpResult &result) {
            if (m_over)
                return;
            take(result);
            over();
        },
        Qt::QueuedConnection);
    ++m_open;
    exchange->start();
}

void LayersUpnpAsk::takeAnswer(const HttpResult &result)
{
    if (result.answer.status != 200 || result.answer.cut)
        return;
    const std::optional<QHostAddress> said = outsideAnswer(result.answer.body);
    // A router may have a second line that is not connected.
    if (said && !couldBeOutside(m_address))
        m_address = *said;
}

void LayersUpnpAsk::over()
{
    if (--m_open == 0 || couldBeOutside(m_address))
        conclude();
}

void LayersUpnpAsk::conclude()
{
    if (std::exchange(m_over, true))
        return;
    m_search.stop();
    Q_EMIT finished();
}

} // namespace ringthrough

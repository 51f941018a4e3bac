#pragma once

#include "layers_upnp.h"
#include "ssdp_probe.h"

#include <functional>
#include <memory>
#include <vector>

namespace ringthrough {

/// Asks a router by UPnP for its address outside: a search sent to the router alone, its
/// description, then the question. Used once.
class LayersUpnpAsk : public QObject
{
    Q_OBJECT

public:
    explicit LayersUpnpAsk(const Gateway &router, QObject *parent = nullptr);

    /// `finished` comes once; the time is limited by whoever asks. It may come from inside a
    /// socket: whoever deletes this then connects it queued.
    void start();

    /// Null: the router did not say. 0.0.0.0 and the like are what it said.
    QHostAddress address() const { return m_address; }

Q_SIGNALS:
    void finished();

private:
    using Take = std::function<void(const HttpResult &)>;

    void describe(const QUrl &location);
    void send(const HttpRequest &request, qsizetype bodyLimit, const Take &take);
    void takeAnswer(const HttpResult &result);
    void over();
    void conclude();

    QHostAddress m_router;
    SsdpProbe m_search;
    std::vector<std::unique_ptr<HttpExchange>> m_exchanges;
    QHostAddress m_address;
    int m_open = 1; ///< the search, and exchanges that are under way
    bool m_over = false;
};

} // namespace ringthrough

#pragma once

#include "job.h"
#include "outcome.h"
#include "places_ask.h"
#include "places_lookup.h"

#include <memory>
#include <vector>

namespace ringthrough {

class LayersUpnpAsk;
class PortMapAsk;

/// Is there a second router, or the internet provider's own translation? Asks the router at
/// options.gateway, and nobody else, by UPnP and NAT-PMP for its address outside, and compares that
/// with the address the SIP server sees. No mapping is ever made. PCP (RFC 6887) tells an address
/// only with a new mapping, so it is not asked.
class LayersCheck : public Job
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds limit{3};

    explicit LayersCheck(PathOptions options, QObject *parent = nullptr);
    ~LayersCheck() override;

Q_SIGNALS:
    /// A finding, perhaps unknown: routers need not answer. Never a problem.
    void finished(const ringthrough::Outcome<ringthrough::LayersFinding> &result);

protected:
    void run() override;
    void stop() override;

private:
    void askRouter();
    void askServer(const QHostAddress &address);
    void noteRouter(const QHostAddress &said, const QString &how);
    void noteOver();
    QHostAddress outside() const;
    void end();

    PathOptions m_options;
    PlacesLookup m_lookup;
    QTimer m_limit;
    std::unique_ptr<LayersUpnpAsk> m_upnp;
    std::unique_ptr<PortMapAsk> m_portMap;
    std::vector<std::unique_ptr<PlacesAsk>> m_asks; ///< the control port first
    QHostAddress m_server;
    QHostAddress m_routerOutside;
    QString m_askedBy;
    int m_open = 0; ///< questions that are not over
};

} // namespace ringthrough

#include "find_gateways.h"

#include "default_routes.h"
#include "gateway_choice.h"

#include <QNetworkInterface>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace ringthrough {

namespace {

Network readNetwork()
{
    QList<Gateway> gateways;
    for (const DefaultRoute &route : readDefaultRoutes()) {
        const QNetworkInterface link = QNetworkInterface::interfaceFromIndex(route.interfaceIndex);
        gateways.append(gatewayFrom(route, link.name(), link.addressEntries()));
    }
    return arrangeGateways(std::move(gateways));
}

} // namespace

FindGateways::FindGateways(QObject *parent) : Job(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &FindGateways::report);
}

FindGateways::~FindGateways()
{
    cancel();
}

// In the pool because a system's tables can be long; the future is the only thing shared, so the
// job may go away while the system still thinks.
void FindGateways::run()
{
    const auto promise = std::make_shared<QPromise<Network>>();
    m_watcher.setFuture(promise->future());
    promise->start();
    QThreadPool::globalInstance()->start([promise] {
        promise->addResult(readNetwork());
        promise->finish();
    });
}

void FindGateways::stop()
{
    m_watcher.disconnect();
}

void FindGateways::report()
{
    const Network network = m_watcher.result();
    if (!conclude())
        return;
    if (network.gateways.isEmpty())
        Q_EMIT finished(Problem(NoGateway{}));
    else
        Q_EMIT finished(network);
}

} // namespace ringthrough

#pragma once

#include "gateway.h"
#include "job.h"
#include "outcome.h"

#include <QFutureWatcher>

namespace ringthrough {

/// Asks the system for its default gateways, IPv4 and IPv6, with our own address on each interface
/// and the gateway's MAC from the neighbour table. Sends nothing. With one gateway (or one clearly
/// meant) `chosen` is set; with several that are equally likely it is -1 and a person is asked.
class FindGateways : public Job
{
    Q_OBJECT

public:
    explicit FindGateways(QObject *parent = nullptr);
    ~FindGateways() override;

Q_SIGNALS:
    /// A Network with at least one gateway, or NoGateway.
    void finished(const ringthrough::Outcome<ringthrough::Network> &result);

protected:
    void run() override;
    void stop() override;

private:
    void report();

    QFutureWatcher<Network> m_watcher;
};

} // namespace ringthrough

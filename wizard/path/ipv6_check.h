#pragma once

#include "job.h"
#include "outcome.h"
#include "places_lookup.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace ringthrough {

class PlacesAsk;

/// Does the provider answer over IPv6, which home routers do not translate? Asks over UDP and TCP
/// at once; the better answer counts.
class Ipv6Check : public Job
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds limit{2};

    explicit Ipv6Check(PathOptions options, QObject *parent = nullptr);
    ~Ipv6Check() override;

Q_SIGNALS:
    /// A server without an IPv6 address is a finding. Never a problem.
    void finished(const ringthrough::Outcome<ringthrough::Ipv6Finding> &result);

protected:
    void run() override;
    void stop() override;

private:
    void ask(const QHostAddress &address);
    void note(const PlacesAsk *ask);
    void end();

    PathOptions m_options;
    PlacesLookup m_lookup;
    QTimer m_limit;
    std::vector<std::unique_ptr<PlacesAsk>> m_asks;
    Ipv6Finding m_finding;
    int m_open = 0; ///< questions that are not over
};

} // namespace ringthrough

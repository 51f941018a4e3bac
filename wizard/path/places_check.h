#pragma once

#include "job.h"
#include "outcome.h"
#include "places_ask.h"
#include "places_lookup.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace ringthrough {

/// Does the provider answer on other ports and transports than the usual one? Asks all places that
/// the profile names, else those that providers often have, and the port that the SIP test compares
/// with, all at once. Any SIP answer counts as open. Over TLS a certificate that does not fit
/// counts as refused, as phones refuse it.
class PlacesCheck : public Job
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds limit{2};

    explicit PlacesCheck(PathOptions options, QObject *parent = nullptr);
    ~PlacesCheck() override;

Q_SIGNALS:
    /// One finding a place, in their order. Never a problem.
    void finished(const ringthrough::Outcome<QList<ringthrough::PortFinding>> &result);

protected:
    void run() override;
    void stop() override;

private:
    struct Visit;

    void begin(Visit *visit);
    void ask(Visit *visit, const QHostAddress &address);
    void askTls(Visit *visit, const AskedPlace &place);
    void note(Visit *visit, Reach reach, int milliseconds);
    void end();

    PathOptions m_options;
    QTimer m_limit;
    std::vector<std::unique_ptr<Visit>> m_visits;
    int m_open = 0; ///< visits that are not over
};

/// The places that are asked: never the target's own, which the SIP test asks.
QList<SipServer> placesToAsk(const PathOptions &options);

} // namespace ringthrough

#pragma once

#include "job.h"
#include "lifetime_server.h"
#include "outcome.h"
#include "path_options.h"

#include <memory>

namespace ringthrough {

/// How long the router keeps a quiet UDP connection. Many ports talk to one server, fall quiet for
/// different times, and then the server is asked, from yet another port, to answer to them. Takes a
/// little longer than the connection lives, with a SIP server up to twice as long; at most twice
/// options.longestIdle and a minute.
class LifetimeCheck : public Job
{
    Q_OBJECT

public:
    explicit LifetimeCheck(PathOptions options, LifetimePace pace = {}, QObject *parent = nullptr);
    ~LifetimeCheck() override;

Q_SIGNALS:
    /// A finding. Both of its times are 0 when no server answers to another port, or when the
    /// router lets everything in: then nothing can be told. Problems: HostNotFound when no server
    /// has an address, ServerSilent when none answers.
    void finished(const ringthrough::Outcome<ringthrough::LifetimeFinding> &result);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough

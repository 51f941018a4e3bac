#pragma once

#include "job.h"
#include "outcome.h"
#include "path_options.h"

#include <memory>

namespace ringthrough {

/// How the way outside translates addresses. Asks the STUN servers and the SIP target, which
/// answers STUN too if it is a mirror, all from one port; with a server that has two addresses (RFC
/// 5780) it also finds out who is let in, from another port. Where nobody answers STUN, the SIP
/// server's `received` and `rport` have to do. At most 4 + 2 + 2 questions in STUN
/// and 3 in SIP, each sent three times at most; 7 s when all is silent.
class NatCheck : public Job
{
    Q_OBJECT

public:
    explicit NatCheck(PathOptions options, QObject *parent = nullptr);
    ~NatCheck() override;

Q_SIGNALS:
    /// A finding, perhaps with unknown parts. Problems: HostNotFound when no server has an address,
    /// ServerSilent when none answers.
    void finished(const ringthrough::Outcome<ringthrough::NatFinding> &result);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough

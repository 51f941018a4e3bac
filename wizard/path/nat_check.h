#pragma once

#include "job.h"
#include "outcome.h"
#include "path_options.h"
#include "stun_exchange.h"

#include <memory>

namespace ringthrough {

/// The waits of the check. Other ones only make tests quicker.
struct NatPace
{
    StunPace greeting{};
    /// For a server of which we know that it is there.
    StunPace brisk{std::chrono::milliseconds(300), 3, std::chrono::milliseconds(2000)};
    std::chrono::milliseconds grace{1000}; ///< how long the others may take once one has answered
};

/// How the way outside translates addresses. Asks the STUN servers and the SIP target, which
/// answers STUN too if it is a mirror, all from one port; with a server that has two addresses (RFC
/// 5780) it also finds out who is let in, from another port. Where nobody answers STUN, the SIP
/// server's `received` and `rport` have to do. At most 4 + 2 + 2 questions in STUN
/// and 3 in SIP, each sent three times at most; 7 s when all is silent.
class NatCheck : public Job
{
    Q_OBJECT

public:
    explicit NatCheck(PathOptions options, NatPace pace = {}, QObject *parent = nullptr);
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

#pragma once

#include "diagnosis.h"
#include "own_link.h"
#include "sip_probe.h"
#include "sip_test.h"

#include <functional>

namespace ringthrough {

/// A router on the way: who is inside, what is seen outside, and whether its ALG is at work on the
/// main port. An address that stays the same is no translation.
struct PretendedRouter
{
    QByteArray inside;
    QByteArray outside;
    bool alg = false;
    bool everyPort = false; ///< the ALG watches the control port too
    bool overTcp = true;    ///< and not UDP alone
};

/// A server as it could be met out there.
struct PretendedServer
{
    bool mirror = false;
    int mostShown = 700;  ///< of a mirror; of longer messages only a digest
    bool strange = false; ///< a mirror that shows something else
    bool fillsReceived = true;
    bool copiesVia = false; ///< broken: received is what Via says
    QByteArray tidiesFrom;  ///< writes another host into From; "+5060" adds a port where none is
    QByteArray tidiesTo;    ///< and the same with To
    bool hasControl = true;
    bool hasTcp = true;
    bool hasTls = false;
    bool isProxied = false; ///< on the main port, by somebody who counts as a hop
    std::function<bool(const ProbePlan &)> hears = [](const ProbePlan &) { return true; };
};

/// A network without any network: takes plans and says what would have become of the probes.
struct PretendedWorld
{
    QByteArray own = "192.168.77.10";
    QByteArray serverAddress = "203.0.113.2";
    QList<PretendedRouter> routers{{"192.168.77.10", "203.0.113.1", false, false}};
    PretendedServer server;
    OwnLink link;
    SipTestOptions options;

    PretendedWorld();

    /// Everything that the test would send here, and what comes of it.
    ProbeResults probe() const;
    Diagnosis diagnose() const;

private:
    bool isThere(const ProbePlan &plan) const;
    ProbeResult send(const ProbePlan &plan, const ProbeResults &soFar) const;
    QByteArray outward(const QByteArray &message, const ProbeResult &probe) const;
    QByteArray inward(const QByteArray &message, const ProbeResult &probe) const;
    QByteArray answer(const QByteArray &request, const ProbeResult &probe) const;
};

} // namespace ringthrough

#include "hop_request.h"

#include <algorithm>

namespace ringthrough {

QByteArray hopRequest(const HopPlace &place, int maxForwards)
{
    ProbePlan plan;
    plan.wire = place.wire;
    plan.port = place.port;
    ProbePlace probe;
    probe.own = place.own;
    probe.ownPort = place.ownPort;
    probe.server = place.server;
    probe.serverName = place.serverName.isEmpty() ? sipLiteral(place.server) : place.serverName;
    probe.nonce = place.nonce;
    SipRequest request = probeRequest(plan, probe);
    request.maxForwards = maxForwards;
    return sipBytes(request);
}

bool answersHopRequest(const QByteArray &message, const QByteArray &nonce)
{
    const std::optional<SipText> answer = parseSip(message);
    if (!answer || answer->status() == 0)
        return false;
    if (answer->value("Call-ID").startsWith(nonce))
        return true;
    // A router may have changed the Call-ID and not changed it back.
    const QList<QByteArray> vias = answer->values("Via");
    return std::any_of(vias.begin(), vias.end(), [&](const QByteArray &via) {
        return parameter(via, "branch").endsWith(nonce);
    });
}

} // namespace ringthrough

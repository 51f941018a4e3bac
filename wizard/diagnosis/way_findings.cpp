#include "way_findings.h"

#include "own_link.h"
#include "sip_judgement.h"

#include <algorithm>

namespace ringthrough {

namespace {

QString outcomeOf(const Hop &hop)
{
    if (hop.address.isNull())
        return QStringLiteral("no answer");
    switch (hop.finding.reading) {
    case QuoteReading::TooShort:
        return QStringLiteral("not quoted");
    case QuoteReading::Same:
        return QStringLiteral("same");
    case QuoteReading::Differs:
        break;
    }
    return QStringLiteral("altered");
}

ProbeRecord recordOf(const Hop &hop, bool control)
{
    ProbeRecord record;
    record.name = QStringLiteral("P10 hop %1").arg(hop.timeToLive);
    if (control)
        record.name += QStringLiteral(", control");
    record.transport = QStringLiteral("udp");
    record.target = hop.address.toString();
    record.outcome = outcomeOf(hop);
    record.packets = 1;
    return record;
}

ProbeRecord nobodyRecord(bool answered, Wire wire)
{
    ProbeRecord record;
    record.name = QStringLiteral("P8 nobody home");
    record.transport = wireName(wire);
    record.target = QStringLiteral("192.0.2.1:5060");
    record.outcome = answered ? QStringLiteral("answered") : QStringLiteral("no answer");
    record.packets = wire == Wire::Udp ? 4 : 2; // two questions, over UDP each twice
    return record;
}

// The first router is at home; behind it the address says whose it is.
Layer layerOf(const HopSpan &span, const QList<Hop> &hops)
{
    if (span.last <= 1)
        return Layer::HomeRouter;
    if (span.first != span.last)
        return Layer::Unknown;
    const auto box = std::find_if(hops.begin(), hops.end(),
                                  [&](const Hop &hop) { return hop.timeToLive == span.first; });
    const QHostAddress address = box == hops.end() ? QHostAddress() : box->address;
    if (address.isNull())
        return Layer::Unknown;
    return isPrivateAddress(address) && !isCarriersAddress(address) ? Layer::SecondRouter
                                                                    : Layer::Provider;
}

void alter(Diagnosis &diagnosis, VerdictReason reason, Layer layer)
{
    proveAltered(diagnosis, reason);
    if (diagnosis.layer == Layer::Unknown)
        diagnosis.layer = layer;
}

void addTrace(Diagnosis &diagnosis, const HopTraceResult &trace)
{
    for (const Hop &hop : trace.hops)
        diagnosis.probes.append(recordOf(hop, false));
    for (const Hop &hop : trace.control)
        diagnosis.probes.append(recordOf(hop, true));
    const auto span = alteringHop(trace.hops);
    if (!span || span->last < 1)
        return;
    for (const Hop &hop : trace.hops)
        if (hop.timeToLive == span->last + 1)
            diagnosis.alterations += hop.finding.alterations;
    const bool everyPort = alteringHop(trace.control).has_value();
    alter(diagnosis, everyPort ? VerdictReason::ControlDiffersToo : VerdictReason::HopShowsChange,
          layerOf(*span, trace.hops));
}

bool isFromMirror(const ProbeResult &result)
{
    SipEcho echo;
    return echoOf(result, &echo) == EchoKind::Ours;
}

// The first message of a test, and the one that is traced.
bool fared(const ProbeResults &results, Way way, Delivery delivery)
{
    return std::any_of(results.begin(), results.end(), [&](const ProbeResult &result) {
        const ProbePlan &plan = result.plan;
        return plan.kind == ProbeKind::Options && plan.wire == Wire::Udp && plan.way == way &&
               plan.localPort == 0 && result.delivery == delivery;
    });
}

} // namespace

void addWay(Diagnosis &diagnosis, const WayFindings &way)
{
    if (way.trace)
        addTrace(diagnosis, *way.trace);
    if (way.askedNobody)
        diagnosis.probes.append(nobodyRecord(way.furtherAnswers, way.askedOver));
    if (!way.homeAnswers && !way.furtherAnswers)
        return;
    alter(diagnosis, VerdictReason::SomebodyElseAnswers,
          way.homeAnswers ? Layer::HomeRouter : Layer::Unknown);
    diagnosis.algKind = AlgKind::Proxy;
}

bool isWayWorthALook(const ProbeResults &results)
{
    const bool isMirror = std::any_of(results.begin(), results.end(), isFromMirror);
    return !isMirror || (fared(results, Way::Main, Delivery::Silent) &&
                         fared(results, Way::Control, Delivery::Answered));
}

bool couldTellMore(const Diagnosis &diagnosis)
{
    if (diagnosis.verdict == Verdict::Altered)
        return diagnosis.layer == Layer::Unknown || diagnosis.certainty == HowSure::Likely;
    return diagnosis.verdict != Verdict::Clean || !diagnosis.provedByMirror;
}

} // namespace ringthrough

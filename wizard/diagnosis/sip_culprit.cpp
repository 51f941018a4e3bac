#include "sip_culprit.h"

#include "own_link.h"

#include <algorithm>

namespace ringthrough {

namespace {

bool anyOf(const QList<Alteration> &alterations, bool (*is)(const Alteration &))
{
    return std::any_of(alterations.begin(), alterations.end(), is);
}

// The address that stands in one side of an alteration: of a Via, a URI, an SDP line or alone.
QHostAddress addressIn(const QString &part, const QString &text)
{
    const QByteArray bytes = text.toLatin1();
    if (part == QStringLiteral("Via"))
        return addressLiteral(parameter(bytes, "received"));
    if (part.startsWith(QStringLiteral("SDP")))
        return addressLiteral(bytes.split(' ').constLast());
    const QHostAddress alone = addressLiteral(bytes);
    return alone.isNull() ? addressLiteral(hostOfUri(bytes).host) : alone;
}

Layer layerBehind(const QHostAddress &inside)
{
    if (isCarriersAddress(inside))
        return Layer::Provider;
    return isPrivateAddress(inside) ? Layer::SecondRouter : Layer::Unknown;
}

// Our own address was put in or taken out: only our first translator knows it.
bool knowsUs(const Alteration &one, const QHostAddress &own)
{
    const QHostAddress before = addressIn(one.part, one.sent);
    const QHostAddress after = addressIn(one.part, one.received);
    return !sameAddress(before, after) && (sameAddress(before, own) || sameAddress(after, own));
}

bool isAddedVia(const Alteration &one)
{
    return one.part == QStringLiteral("Added Via");
}

bool isFewerForwards(const Alteration &one)
{
    return one.part == QStringLiteral("Max-Forwards");
}

bool isFortinetLine(const Alteration &one)
{
    return one.part == QStringLiteral("Added SDP line") &&
           one.received.startsWith(QStringLiteral("i=(o=IN IP4"));
}

bool isCallId(const Alteration &one)
{
    return one.part == QStringLiteral("Call-ID");
}

// The kernel looks at headers one by one, and leaves the Call-ID alone, where our address stands as
// well; and it takes a port out of Via to where it does not belong.
bool isKernelsWork(const Alteration &one)
{
    return one.flow.contains(QStringLiteral("P4")) ||
           (one.part == QStringLiteral("From") && !one.flow.contains(QStringLiteral("P5")));
}

} // namespace

Layer layerOf(const QList<Alteration> &alterations, const QHostAddress &own)
{
    const bool us = std::any_of(alterations.begin(), alterations.end(),
                                [&](const Alteration &one) { return knowsUs(one, own); });
    if (us && isPrivateAddress(own))
        return isCarriersAddress(own) ? Layer::Provider : Layer::HomeRouter;
    // The port of the trap in From: it is done where packets leave our port.
    if (anyOf(alterations, [](const Alteration &one) {
            return one.flow.contains(QStringLiteral("P4")) ||
                   one.flow.contains(QStringLiteral("P3"));
        }))
        return Layer::HomeRouter;
    for (const Alteration &one : alterations) {
        const Layer layer = layerBehind(addressIn(one.part, one.received));
        if (layer != Layer::Unknown)
            return layer;
    }
    return Layer::Unknown;
}

AlgKind algKindOf(const QList<Alteration> &alterations, const ProbeResults &results)
{
    if (anyOf(alterations, isFortinetLine))
        return AlgKind::Fortinet;
    if (anyOf(alterations, isAddedVia) || anyOf(alterations, isFewerForwards))
        return AlgKind::Proxy;
    const bool anyMirror = std::any_of(results.begin(), results.end(), [](const auto &result) {
        return result.plan.kind == ProbeKind::Invite && result.delivery == Delivery::Answered;
    });
    if (anyMirror && anyOf(alterations, isCallId))
        return AlgKind::AddressReplacer;
    return anyOf(alterations, isKernelsWork) ? AlgKind::LinuxKernel : AlgKind::Unknown;
}

} // namespace ringthrough

#include "path_json.h"

#include <QJsonArray>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

QJsonObject tlsToJson(const TlsFinding &tls)
{
    return {{u"reach"_s, reachName(tls.reach)},
            {u"place"_s, tls.place},
            {u"handshake"_s, tls.handshake},
            {u"certificate_fits"_s, tls.certificateFits},
            {u"answers_sip"_s, tls.answersSip},
            {u"subject"_s, tls.subject},
            {u"issuer"_s, tls.issuer},
            {u"certificate_flaws"_s, QJsonArray::fromStringList(tls.certificateFlaws)},
            {u"handshake_ms"_s, tls.handshakeMs}};
}

QJsonObject portToJson(const PortFinding &port)
{
    return {{u"place"_s, port.place},
            {u"transport"_s, port.transport},
            {u"reach"_s, reachName(port.reach)},
            {u"milliseconds"_s, port.milliseconds}};
}

QJsonObject ipv6ToJson(const Ipv6Finding &ipv6)
{
    return {{u"server_has_address"_s, ipv6.serverHasAddress},
            {u"reach"_s, reachName(ipv6.reach)},
            {u"same_address_seen"_s, ipv6.sameAddressSeen},
            {u"place"_s, ipv6.place}};
}

QJsonObject natToJson(const NatFinding &nat)
{
    return {{u"mapping"_s, natDependenceName(nat.mapping)},
            {u"filtering"_s, natDependenceName(nat.filtering)},
            {u"keeps_port"_s, nat.keepsPort},
            {u"outside"_s, nat.outside},
            {u"servers"_s, QJsonArray::fromStringList(nat.servers)}};
}

QJsonObject layersToJson(const LayersFinding &layers)
{
    return {{u"translation"_s, translationName(layers.translation)},
            {u"router_outside"_s, layers.routerOutside},
            {u"outside"_s, layers.outside},
            {u"asked_by"_s, layers.askedBy}};
}

QJsonObject lifetimeToJson(const LifetimeFinding &lifetime)
{
    return {{u"at_least_seconds"_s, lifetime.atLeastSeconds},
            {u"dead_after_seconds"_s, lifetime.deadAfterSeconds}};
}

QJsonObject voiceToJson(const VoiceFinding &voice)
{
    QJsonArray roundTrips;
    for (const int micros : voice.roundTripsMicros)
        roundTrips.append(micros);
    return {{u"sent"_s, voice.sent},
            {u"answered"_s, voice.answered},
            {u"every_ms"_s, voice.everyMs},
            {u"round_trips_us"_s, roundTrips},
            {u"loss_percent"_s, voice.lossPercent},
            {u"jitter_ms"_s, voice.jitterMs},
            {u"median_ms"_s, voice.medianMs},
            {u"worst_ms"_s, voice.worstMs},
            {u"opinion"_s, voice.opinion}};
}

QJsonArray portsToJson(const QList<PortFinding> &ports)
{
    QJsonArray array;
    for (const PortFinding &port : ports)
        array.append(portToJson(port));
    return array;
}

template <typename Finding, typename Function>
void put(QJsonObject &json, PathCheck check, const std::optional<Finding> &finding, Function toJson)
{
    if (finding)
        json.insert(pathCheckName(check), toJson(*finding));
}

} // namespace

QJsonObject pathToJson(const PathReport &report)
{
    QJsonObject json{{u"elapsed_ms"_s, report.elapsedMs}};
    put(json, PathCheck::Tls, report.tls, tlsToJson);
    if (!report.otherPorts.isEmpty())
        json.insert(pathCheckName(PathCheck::OtherPorts), portsToJson(report.otherPorts));
    put(json, PathCheck::Ipv6, report.ipv6, ipv6ToJson);
    put(json, PathCheck::Nat, report.nat, natToJson);
    put(json, PathCheck::Layers, report.layers, layersToJson);
    put(json, PathCheck::Lifetime, report.lifetime, lifetimeToJson);
    put(json, PathCheck::Voice, report.voice, voiceToJson);
    return json;
}

QJsonObject accountToJson(const AccountFinding &finding)
{
    QJsonArray views;
    for (const BindingView &view : finding.views)
        views.append(QJsonObject{{u"over"_s, view.over},
                                 {u"contacts"_s, QJsonArray::fromStringList(view.contacts)}});
    return {{u"differs"_s, finding.differs},
            {u"contact"_s, finding.contact},
            {u"views"_s, views},
            {u"phone_dropped"_s, finding.phoneDropped},
            {u"through_tunnel"_s, finding.throughTunnel}};
}

} // namespace ringthrough

#include "path_json.h"

#include <algorithm>

namespace ringthrough {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostElapsed = 24 * 60 * 60 * 1000;
constexpr int mostPlaces = 64;
constexpr int mostPackets = 100000; // half an hour of speech
constexpr int mostMicros = 600 * 1000 * 1000;
constexpr qsizetype placeLimit = 512;

double decimal(JsonFields &from, const QString &key, double low, double high)
{
    const QJsonValue found = from.raw().value(key);
    if (found.isDouble() && found.toDouble() >= low && found.toDouble() <= high)
        return found.toDouble();
    from.complain(key, u"is not a number from %1 to %2"_s.arg(low).arg(high));
    return low;
}

// A text from a short list, kept as it is.
QString oneOf(JsonFields &from, const QString &key, const QStringList &words)
{
    const QString found = from.text(key, 64);
    if (words.contains(found))
        return found;
    from.complain(key, u"\"%1\" is not one of the known words"_s.arg(found));
    return {};
}

QString addressOrNothing(JsonFields &from, const QString &key)
{
    const QHostAddress found = from.address(key);
    return found.isNull() ? QString() : from.text(key, 64);
}

Reach readReach(JsonFields &from)
{
    return from.word(u"reach"_s, reachFromName, Reach::Silent);
}

TlsFinding readTls(JsonFields from)
{
    TlsFinding tls;
    tls.reach = readReach(from);
    tls.place = from.text(u"place"_s, placeLimit);
    tls.handshake = from.yes(u"handshake"_s);
    tls.certificateFits = from.yes(u"certificate_fits"_s);
    tls.answersSip = from.yes(u"answers_sip"_s);
    tls.subject = from.text(u"subject"_s);
    tls.issuer = from.text(u"issuer"_s);
    tls.certificateFlaws = from.texts(u"certificate_flaws"_s, 32);
    tls.handshakeMs = from.number(u"handshake_ms"_s, 0, mostElapsed);
    return tls;
}

PortFinding readPort(JsonFields from)
{
    PortFinding port;
    port.place = from.text(u"place"_s, placeLimit);
    port.transport = oneOf(from, u"transport"_s, {u"udp"_s, u"tcp"_s, u"tls"_s});
    port.reach = readReach(from);
    port.milliseconds = from.number(u"milliseconds"_s, 0, mostElapsed);
    return port;
}

Ipv6Finding readIpv6(JsonFields from)
{
    Ipv6Finding ipv6;
    ipv6.serverHasAddress = from.yes(u"server_has_address"_s);
    ipv6.reach = readReach(from);
    ipv6.sameAddressSeen = from.yes(u"same_address_seen"_s);
    ipv6.place = from.text(u"place"_s, placeLimit);
    return ipv6;
}

NatFinding readNat(JsonFields from)
{
    NatFinding nat;
    nat.mapping = from.word(u"mapping"_s, natDependenceFromName, NatDependence::Unknown);
    nat.filtering = from.word(u"filtering"_s, natDependenceFromName, NatDependence::Unknown);
    nat.keepsPort = from.yes(u"keeps_port"_s);
    nat.outside = addressOrNothing(from, u"outside"_s);
    nat.servers = from.texts(u"servers"_s, mostPlaces);
    return nat;
}

LayersFinding readLayers(JsonFields from)
{
    LayersFinding layers;
    layers.translation = from.word(u"translation"_s, translationFromName, Translation::Unknown);
    layers.routerOutside = addressOrNothing(from, u"router_outside"_s);
    layers.outside = addressOrNothing(from, u"outside"_s);
    layers.askedBy = oneOf(from, u"asked_by"_s, {QString(), u"upnp"_s, u"nat-pmp"_s, u"pcp"_s});
    return layers;
}

LifetimeFinding readLifetime(JsonFields from)
{
    LifetimeFinding lifetime;
    lifetime.atLeastSeconds = from.number(u"at_least_seconds"_s, 0, mostElapsed / 1000);
    lifetime.deadAfterSeconds = from.number(u"dead_after_seconds"_s, 0, mostElapsed / 1000);
    if (lifetime.deadAfterSeconds > 0 && lifetime.deadAfterSeconds < lifetime.atLeastSeconds)
        from.complain(u"dead_after_seconds"_s, u"is before at_least_seconds"_s);
    return lifetime;
}

QList<int> readRoundTrips(JsonFields &from)
{
    const QString key = u"round_trips_us"_s;
    const QJsonArray found = from.raw().value(key).toArray();
    if (!from.raw().value(key).isArray() || found.size() > mostPackets) {
        from.complain(key, u"is not a list of at most %1 entries"_s.arg(mostPackets));
        return {};
    }
    QList<int> roundTrips;
    for (const QJsonValue &entry : found) {
        const int micros = entry.toInt(-2);
        if (micros < -1 || micros > mostMicros)
            from.complain(key, u"has an entry that is not from -1 to %1"_s.arg(mostMicros));
        roundTrips.append(std::clamp(micros, -1, mostMicros));
    }
    return roundTrips;
}

VoiceFinding readVoice(JsonFields from)
{
    VoiceFinding voice;
    voice.sent = from.number(u"sent"_s, 0, mostPackets);
    voice.answered = from.number(u"answered"_s, 0, voice.sent);
    voice.everyMs = from.number(u"every_ms"_s, 1, 1000);
    voice.roundTripsMicros = readRoundTrips(from);
    voice.lossPercent = decimal(from, u"loss_percent"_s, 0, 100);
    voice.jitterMs = decimal(from, u"jitter_ms"_s, 0, mostElapsed);
    voice.medianMs = decimal(from, u"median_ms"_s, 0, mostElapsed);
    voice.worstMs = decimal(from, u"worst_ms"_s, 0, mostElapsed);
    voice.opinion = decimal(from, u"opinion"_s, 0, 5);
    return voice;
}

BindingView readView(JsonFields from)
{
    BindingView view;
    view.over = from.text(u"over"_s, 64);
    view.contacts = from.texts(u"contacts"_s, 64);
    return view;
}

template <typename Finding>
std::optional<Finding> findingOf(JsonFields &from, PathCheck check, Finding (*read)(JsonFields))
{
    const QString key = pathCheckName(check);
    if (!from.has(key))
        return std::nullopt;
    return read(from.object(key));
}

QList<PortFinding> readPorts(JsonFields &from)
{
    const QString key = pathCheckName(PathCheck::OtherPorts);
    QList<PortFinding> ports;
    if (from.has(key))
        for (const JsonFields &entry : from.objects(key, mostPlaces))
            ports.append(readPort(entry));
    return ports;
}

} // namespace

PathReport pathFromJson(JsonFields from)
{
    PathReport report;
    report.tls = findingOf(from, PathCheck::Tls, readTls);
    report.otherPorts = readPorts(from);
    report.ipv6 = findingOf(from, PathCheck::Ipv6, readIpv6);
    report.nat = findingOf(from, PathCheck::Nat, readNat);
    report.layers = findingOf(from, PathCheck::Layers, readLayers);
    report.lifetime = findingOf(from, PathCheck::Lifetime, readLifetime);
    report.voice = findingOf(from, PathCheck::Voice, readVoice);
    report.elapsedMs = from.number(u"elapsed_ms"_s, 0, mostElapsed);
    return report;
}

AccountFinding accountFromJson(JsonFields from)
{
    AccountFinding finding;
    finding.differs = from.yes(u"differs"_s);
    finding.contact = from.text(u"contact"_s);
    for (const JsonFields &entry : from.objects(u"views"_s, 8))
        finding.views.append(readView(entry));
    finding.phoneDropped = from.has(u"phone_dropped"_s) && from.yes(u"phone_dropped"_s);
    finding.throughTunnel = from.has(u"through_tunnel"_s) && from.yes(u"through_tunnel"_s);
    return finding;
}

} // namespace ringthrough

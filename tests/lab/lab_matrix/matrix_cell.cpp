#include "matrix_cell.h"

using namespace Qt::StringLiterals;

namespace ringthrough {

namespace {

bool homeWatches(const Cell &cell)
{
    switch (cell.helper) {
    case Helper::Udp:
        return cell.wire == SipTransports::Udp;
    case Helper::Tcp:
        return cell.wire == SipTransports::Tcp;
    case Helper::Both:
    case Helper::HomeAndProvider:
        return true;
    default:
        return false; // the other port is not the one that is tested
    }
}

bool providerWatches(const Cell &cell)
{
    return cell.helper == Helper::ProviderOnly || cell.helper == Helper::HomeAndProvider;
}

QString commandsFor(Nat nat)
{
    switch (nat) {
    case Nat::Masquerade:
        return u"nat masq"_s;
    case Nat::RandomPorts:
        return u"nat random"_s;
    case Nat::None:
        return u"nat none"_s;
    case Nat::Double:
        break;
    }
    return u"nat carrier"_s;
}

QString commandsFor(Helper helper)
{
    switch (helper) {
    case Helper::Nobody:
        break;
    case Helper::Udp:
        return u" , alg-on udp"_s;
    case Helper::Tcp:
        return u" , alg-on tcp"_s;
    case Helper::Both:
        return u" , alg-on"_s;
    case Helper::OtherPort:
        return u" , alg-on both 5080"_s;
    case Helper::Proxy:
        return u" , proxy-on"_s;
    case Helper::ProviderOnly:
        return u" , carrier-alg-on"_s;
    case Helper::HomeAndProvider:
        return u" , alg-on , carrier-alg-on"_s;
    }
    return {};
}

Layer layerOf(const Truth &truth)
{
    if (truth.kernelAtHome || truth.proxy)
        return Layer::HomeRouter;
    return truth.kernelBeyond ? Layer::Provider : Layer::Unknown;
}

// What the kernel rewrites of what a phone says. REGISTER, OPTIONS and INVITE together.
QSet<QString> rewrittenByKernel(Nat nat)
{
    QSet<QString> parts{u"Via host"_s, u"Contact"_s, u"From"_s,
                        u"SDP o="_s,   u"SDP c="_s,  u"Content-Length"_s};
    if (nat == Nat::RandomPorts)
        parts.insert(u"Via port"_s);
    return parts;
}

} // namespace

QString titleOf(Nat nat)
{
    switch (nat) {
    case Nat::Masquerade:
        return u"The router translates and keeps ports"_s;
    case Nat::RandomPorts:
        return u"The router translates and chooses ports anew"_s;
    case Nat::None:
        return u"Nobody translates"_s;
    case Nat::Double:
        break;
    }
    return u"The router translates, and the provider once more"_s;
}

QString titleOf(Helper helper)
{
    switch (helper) {
    case Helper::Nobody:
        return u"off"_s;
    case Helper::Udp:
        return u"on for UDP"_s;
    case Helper::Tcp:
        return u"on for TCP"_s;
    case Helper::Both:
        return u"on for both"_s;
    case Helper::OtherPort:
        return u"on for port 5080 only"_s;
    case Helper::Proxy:
        return u"SIP proxy in the router"_s;
    case Helper::ProviderOnly:
        return u"on at the provider only"_s;
    case Helper::HomeAndProvider:
        break;
    }
    return u"on at home and at the provider"_s;
}

QString titleOf(ServerKind server)
{
    switch (server) {
    case ServerKind::Mirror:
        return u"mirror"_s;
    case ServerKind::Registrar:
        return u"Kamailio"_s;
    case ServerKind::Baresip:
        break;
    }
    return u"baresip"_s;
}

QString titleOf(SipTransports wire)
{
    return wire == SipTransports::Udp ? u"UDP"_s : u"TCP"_s;
}

QString addressOf(ServerKind server)
{
    switch (server) {
    case ServerKind::Mirror:
        return u"203.0.113.2"_s;
    case ServerKind::Registrar:
        return u"203.0.113.3"_s;
    case ServerKind::Baresip:
        break;
    }
    return u"203.0.113.4"_s;
}

QString commandsFor(const Cell &cell)
{
    return u"reset , "_s + commandsFor(cell.nat) + commandsFor(cell.helper);
}

Truth truthOf(const Cell &cell)
{
    Truth truth;
    truth.kernelAtHome = homeWatches(cell) && cell.nat != Nat::None;
    truth.kernelBeyond = providerWatches(cell) && cell.nat == Nat::Double;
    truth.proxy = cell.helper == Helper::Proxy;
    truth.translated = cell.nat != Nat::None || truth.proxy;
    truth.layer = layerOf(truth);
    return truth;
}

QSet<QString> partsThatCanBeAltered(const Cell &cell)
{
    const Truth truth = truthOf(cell);
    // A proxy puts its Via on top, writes into ours where the message came from, and counts hops.
    // Of an INVITE that has become too long by that a mirror shows no more than a digest.
    if (truth.proxy)
        return {u"Added Via"_s, u"Via"_s, u"Via received"_s, u"Max-Forwards"_s, u"Message"_s};
    if (!truth.alters())
        return {};
    // A server's answers show less: what the server cannot have written, and what gets lost.
    if (cell.server != ServerKind::Mirror)
        return {u"Via received"_s, u"From"_s, u"To"_s, u"Whole message"_s};
    // A phone's messages do not name the address that the provider translates. The bait does.
    return truth.kernelAtHome ? rewrittenByKernel(cell.nat) : QSet<QString>{u"From"_s};
}

QSet<QString> partsThatStationsCanShow(const Cell &cell)
{
    // The provider's box is the last one before the server: none behind it could show its work.
    const bool rewritten = truthOf(cell).kernelAtHome && cell.wire == SipTransports::Udp;
    return rewritten ? rewrittenByKernel(cell.nat) : QSet<QString>();
}

bool partsAreExact(const Cell &cell)
{
    const Truth truth = truthOf(cell);
    return cell.server == ServerKind::Mirror && (truth.kernelAtHome || truth.kernelBeyond);
}

} // namespace ringthrough

#pragma once

#include "diagnosis.h"
#include "sip_test.h"

#include <QSet>
#include <QString>

namespace ringthrough {

/// How addresses are translated on the way from the phone to the server.
enum class Nat { Masquerade, RandomPorts, None, Double };

/// Who looks into SIP on the way.
enum class Helper { Nobody, Udp, Tcp, Both, OtherPort, Proxy, ProviderOnly, HomeAndProvider };

enum class ServerKind { Mirror, Registrar, Baresip };

/// One row of what the SIP test has to tell.
struct Cell
{
    Nat nat = Nat::Masquerade;
    Helper helper = Helper::Nobody;
    ServerKind server = ServerKind::Mirror;
    SipTransports wire = SipTransports::Udp; ///< Udp or Tcp
};

/// What really happens to the messages of a test, whatever it says.
struct Truth
{
    bool kernelAtHome = false;    ///< rewrites what the home router translates
    bool kernelBeyond = false;    ///< rewrites what the provider translates
    bool proxy = false;           ///< hands everything on with a Via of its own
    bool translated = true;       ///< the server sees another address than the phone has
    Layer layer = Layer::Unknown; ///< the box nearest to the phone that alters something

    bool alters() const { return kernelAtHome || kernelBeyond || proxy; }
};

constexpr Nat allNats[] = {Nat::Masquerade, Nat::RandomPorts, Nat::None, Nat::Double};
constexpr Helper allHelpers[] = {
    Helper::Nobody,    Helper::Udp,   Helper::Tcp,          Helper::Both,
    Helper::OtherPort, Helper::Proxy, Helper::ProviderOnly, Helper::HomeAndProvider};
constexpr ServerKind allServers[] = {ServerKind::Mirror, ServerKind::Registrar,
                                     ServerKind::Baresip};
constexpr SipTransports allWires[] = {SipTransports::Udp, SipTransports::Tcp};

QString titleOf(Nat nat);            ///< for a heading
QString titleOf(Helper helper);      ///< for a row
QString titleOf(ServerKind server);  ///< for a column
QString titleOf(SipTransports wire); ///< UDP, TCP
QString addressOf(ServerKind server);

/// The commands of alg_lab.sh that bring this about, from any state.
QString commandsFor(const Cell &cell);

/// By the rule that an ALG of the kernel rewrites the addresses that its own box translates, on
/// the ports and transports that it watches, and that a proxy puts its Via on whatever it gets.
Truth truthOf(const Cell &cell);

/// The parts of messages that a server can be shown altered, or its answers can show, and no
/// others; behind an ALG of the kernel a mirror has to show every one of them.
QSet<QString> partsThatCanBeAltered(const Cell &cell);
/// The parts that can be altered in what a station on the way sends back.
QSet<QString> partsThatStationsCanShow(const Cell &cell);
bool partsAreExact(const Cell &cell);

} // namespace ringthrough

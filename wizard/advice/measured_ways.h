#pragma once

#include "case.h"

#include <optional>

namespace ringthrough {

/// Another port at which the provider answers and to which messages arrived unchanged.
struct CleanPort
{
    PortFinding finding;
    int messages = 0; ///< that arrived unchanged at that port
};

// What was measured to get through unchanged; nothing when it was not, or not all of it.

/// The port of "host:port".
QString portOf(const QString &place);

/// Encryption that can be used: the far end has proved to be the provider.
std::optional<TlsFinding> usableTls(const Case &state);

/// The quickest port that answers and that a mirror showed to be left alone.
std::optional<CleanPort> cleanPort(const Case &state, const Diagnosis &now);

/// How many messages arrived unchanged over TCP at the usual port; 0 unless all did.
int cleanTcpMessages(const Diagnosis &now);

/// IPv6 over which the server saw the very address that this computer has.
std::optional<Ipv6Finding> cleanIpv6(const Case &state);

} // namespace ringthrough

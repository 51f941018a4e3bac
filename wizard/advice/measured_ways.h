#pragma once

#include "case.h"

#include <optional>

namespace ringthrough {

/// Another port at which the provider answers and to which messages seem to get unchanged.
struct CleanPort
{
    PortFinding finding;
    int messages = 0;     ///< that were tried at that port, all well
    bool byMirror = true; ///< it showed every byte; else no answer showed a sign, which is less
};

/// The usual port over TCP, to which messages seem to get unchanged.
struct CleanTcp
{
    int messages = 0;
    bool byMirror = true;
};

// What was measured to get through unchanged; nothing when it was not, or not all of it. An
// ordinary server's answers count only where the same signs that gave an ALG away could have shown
// again, or where messages are lost on the usual way.

/// The port of "host:port".
QString portOf(const QString &place);

/// Encryption that can be used: the far end has proved to be the provider.
std::optional<TlsFinding> usableTls(const Case &state);

/// The quickest port that answers, with a mirror's word for it if there is one.
std::optional<CleanPort> cleanPort(const Case &state, const Diagnosis &now);

/// The messages over TCP at the usual port, if all of them fared well.
std::optional<CleanTcp> cleanTcp(const Diagnosis &now);

/// IPv6 over which the server saw the very address that this computer has.
std::optional<Ipv6Finding> cleanIpv6(const Case &state);

} // namespace ringthrough

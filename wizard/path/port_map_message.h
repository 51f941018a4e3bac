#pragma once

#include <QByteArray>
#include <QHostAddress>

#include <optional>

namespace ringthrough {

/// Where routers listen for NAT-PMP (RFC 6886, 1.1).
inline constexpr quint16 portMapPort = 5351;

/// The question for the router's address outside (RFC 6886, 3.2). It makes no mapping.
QByteArray portMapQuestion();

/// The address in an answer to it, null where the router says that it has none (RFC 6886, 3.5);
/// nothing when the datagram is no such answer.
std::optional<QHostAddress> portMapAddress(const QByteArray &datagram);

} // namespace ringthrough

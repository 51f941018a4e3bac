#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QString>

namespace ringthrough {

/// The question "which name has this address?" (PTR).
QByteArray dnsNameQuestion(const QHostAddress &address, quint16 id);

/// The name in an answer to the question of that id; empty when there is none, or when it is not
/// a host name.
QString dnsNameAnswer(const QByteArray &datagram, quint16 id);

} // namespace ringthrough

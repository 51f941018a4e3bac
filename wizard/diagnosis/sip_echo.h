#pragma once

#include "sip_text.h"

#include <QByteArray>
#include <QHostAddress>

#include <optional>

namespace ringthrough {

/// What a mirror says about a request.
struct SipEcho
{
    QHostAddress source; ///< where the packet came from, seen from the mirror
    quint16 sourcePort = 0;
    QByteArray message; ///< the request, byte for byte as it arrived; empty for one that is long
    int length = 0;     ///< of the request as it arrived, in bytes
    QByteArray sha256;  ///< of a long one, hexadecimal
};

/// What kind of answer came.
enum class EchoKind {
    Ordinary, ///< no mirror's answer
    Strange,  ///< says it is a mirror, but what it shows is not our message
    Ours,     ///< a mirror that showed what arrived of our message
};

/// The cookie that a mirror asks to be sent with every request, hexadecimal; empty when the answer
/// asks for none.
QByteArray cookieIn(const SipText &answer);

/// Whether an answer is that of a mirror of the old sip-alg-detector.
bool isOldMirror(const SipText &answer);

/// Reads what such a mirror shows: first line and headers in a 180, the body in a 500, both in
/// base64.
EchoKind readOldEcho(const QByteArray &provisional, const QByteArray &answer,
                     const QByteArray &nonce, SipEcho *echo);

/// Reads a mirror's answer. `nonce` is what our request alone could know.
EchoKind readEcho(const QByteArray &answer, const QByteArray &nonce, SipEcho *echo);

} // namespace ringthrough

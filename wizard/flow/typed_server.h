#pragma once

#include "sip_test.h"

#include <QString>

#include <variant>

namespace ringthrough {

/// Why what somebody typed is no server.
enum class TypedFault {
    Empty,
    WebPage,     ///< https://…, www.…
    PhoneNumber, ///< +44 1632 960000
    NoDot,       ///< one word, such as the provider's name
    BadNumbers,  ///< an address of numbers that is none, such as 192.168.1.999
    BadPort,     ///< the number after the name is none from 1 to 65535
    NoName,      ///< anything else
};

/// What is wrong and what to do, in a sentence; translated. Nothing for Empty.
QString wordsForPerson(TypedFault fault);

/// The server that somebody means who typed or pasted it from anywhere: "sip:user@host",
/// "host:5060;transport=tcp", "host (port 5060)", an e-mail address, "Registrar: host", with stray
/// blanks and brackets. Names with letters of any language are turned into those of name servers
/// (RFC 3490). A port that goes with sips: or transport=tls is the one for TLS.
std::variant<SipTarget, TypedFault> readTypedServer(const QString &text);

} // namespace ringthrough

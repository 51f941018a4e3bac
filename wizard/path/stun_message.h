#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <optional>

namespace ringthrough {

/// One end of a UDP flow.
struct StunEnd
{
    QHostAddress address;
    quint16 port = 0;

    friend bool operator==(const StunEnd &, const StunEnd &) = default;
};

enum class StunClass { Request, Indication, Success, Error };

/// A Binding message (RFC 8489, with the attributes of RFC 5780). What is not set is not sent.
struct StunMessage
{
    StunClass kind = StunClass::Request;
    QByteArray transaction; ///< 12 bytes

    bool changeAddress = false; ///< CHANGE-REQUEST: answer from your other address …
    bool changePort = false;    ///< … and from your other port
    quint16 responsePort = 0;   ///< answer to this port of mine; 0: to where it comes from
    int padding = 0;            ///< bytes of PADDING

    std::optional<StunEnd> mapped;
    std::optional<StunEnd> xorMapped;
    std::optional<StunEnd> otherAddress;   ///< the server's second address and port
    std::optional<StunEnd> responseOrigin; ///< where the answer was sent from
    QList<QByteArray> software;            ///< each shorter than 128 bytes
    int errorCode = 0;                     ///< 300 to 699; 0: none
    QByteArray reason;
    QList<quint16> unknownAttributes; ///< UNKNOWN-ATTRIBUTES of an answer 420

    /// Attributes that have to be understood and that we do not know. Never sent.
    QList<quint16> notUnderstood;
    bool fingerprint = false; ///< with a checksum at its end

    friend bool operator==(const StunMessage &, const StunMessage &) = default;
};

inline constexpr qsizetype longestStunMessage = 1500;

/// The bytes on the wire.
QByteArray stunBytes(const StunMessage &message);

/// Nothing when it is not a whole and correct Binding message with the magic cookie, or longer than
/// longestStunMessage. Of an attribute that comes several times the first one counts.
std::optional<StunMessage> parseStun(const QByteArray &bytes);

/// What the server saw: XOR-MAPPED-ADDRESS, or else MAPPED-ADDRESS.
std::optional<StunEnd> seenFrom(const StunMessage &answer);

/// A Binding request with a fresh transaction id.
StunMessage bindingRequest();

} // namespace ringthrough

#pragma once

#include <QList>
#include <QString>

namespace ringthrough {

/// What came of asking a server at one place.
enum class Reach {
    Answered,
    Refused, ///< somebody said that nobody is there
    Silent,
    NoWay, ///< this computer has no route there, or no address of that kind
};

/// SIP over TLS (RFC 3261, 26.2; port 5061).
struct TlsFinding
{
    Reach reach = Reach::Silent;
    QString place;                   ///< host:port
    bool handshake = false;          ///< the far end speaks TLS
    bool certificateFits = false;    ///< its certificate is valid and made for the server's name
    bool answersSip = false;         ///< it answered a SIP request over it
    QString subject;                 ///< of the certificate
    QString issuer;                  ///< of the certificate; tells a scanner's own from a real one
    QList<QString> certificateFlaws; ///< in the system's words
    int handshakeMs = 0;

    friend bool operator==(const TlsFinding &, const TlsFinding &) = default;
};

/// The provider's server on another port or transport.
struct PortFinding
{
    QString place;     ///< host:port
    QString transport; ///< udp, tcp, tls
    Reach reach = Reach::Silent;
    int milliseconds = 0; ///< from the question to the answer

    friend bool operator==(const PortFinding &, const PortFinding &) = default;
};

/// SIP to the provider over IPv6, which home routers do not translate.
struct Ipv6Finding
{
    bool serverHasAddress = false; ///< the name has an AAAA record
    Reach reach = Reach::NoWay;
    bool sameAddressSeen = false; ///< the server saw the address that this computer has
    QString place;

    friend bool operator==(const Ipv6Finding &, const Ipv6Finding &) = default;
};

/// How much of the far end decides about the port or about being let in (RFC 4787, 4.1 and 5).
enum class NatDependence { Unknown, NoNat, EndpointIndependent, Address, AddressAndPort };

/// How the way outside translates addresses (RFC 5780).
struct NatFinding
{
    NatDependence mapping = NatDependence::Unknown;
    NatDependence filtering = NatDependence::Unknown;
    bool keepsPort = false; ///< the port outside is the one inside
    QString outside;        ///< the address seen from outside; empty: unknown
    QList<QString> servers; ///< that were asked

    friend bool operator==(const NatFinding &, const NatFinding &) = default;
};

/// How many translations lie between here and the internet.
enum class Translation { Unknown, None, One, SecondRouter, Carrier };

struct LayersFinding
{
    Translation translation = Translation::Unknown;
    QString routerOutside; ///< the address that the router says it has outside
    QString outside;       ///< the address that servers see
    QString askedBy;       ///< "upnp", "nat-pmp", "pcp"; empty: the router did not say

    friend bool operator==(const LayersFinding &, const LayersFinding &) = default;
};

/// How long a UDP mapping lives without traffic, after traffic both ways for some seconds.
struct LifetimeFinding
{
    int atLeastSeconds = 0;   ///< it was alive after so many quiet seconds
    int deadAfterSeconds = 0; ///< it was gone after so many; 0: it outlived the measurement

    friend bool operator==(const LifetimeFinding &, const LifetimeFinding &) = default;
};

/// What became of packets sent at the pace of speech.
struct VoiceFinding
{
    int sent = 0;
    int answered = 0;
    int everyMs = 20;            ///< from one packet to the next
    QList<int> roundTripsMicros; ///< one a packet, in order; -1: lost
    double lossPercent = 0;
    double jitterMs = 0; ///< RFC 3550, 6.4.1, on the round trips
    double medianMs = 0;
    double worstMs = 0;
    double opinion = 0; ///< mean opinion score by ITU-T G.107 for G.711, 1 to 4.5

    friend bool operator==(const VoiceFinding &, const VoiceFinding &) = default;
};

QString reachName(Reach reach); ///< answered, refused, silent, no_way
QString
natDependenceName(NatDependence value); ///< unknown, no_nat, endpoint, address, address_and_port
QString translationName(Translation value); ///< unknown, none, one, second_router, carrier

} // namespace ringthrough

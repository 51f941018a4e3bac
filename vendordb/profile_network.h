#pragma once

#include <QString>

#include <array>
#include <optional>

namespace ringthrough {

/// An IPv4 or IPv6 address. Here because the knowledge base does without Qt Network.
struct IpAddress
{
    int bits = 32;                  ///< 32 or 128
    std::array<quint8, 16> bytes{}; ///< an IPv4 address fills the first four
    QString toString() const;       ///< IPv6 as in RFC 5952: small letters, the longest zeros gone

    friend bool operator==(const IpAddress &, const IpAddress &) = default;
};

/// All addresses that begin with the same bits (RFC 4632, RFC 4291 section 2.3).
struct IpNetwork
{
    IpAddress first; ///< the lowest address; with more than that it has host bits
    int prefix = 32; ///< 0 to first.bits

    bool hasHostBits() const;
    IpNetwork withoutHostBits() const;
    bool overlaps(const IpNetwork &other) const;
    QString toString() const; ///< address/prefix

    friend bool operator==(const IpNetwork &, const IpNetwork &) = default;
};

/// Four numbers from 0 to 255 without leading zeros, or an IPv6 address without zone and brackets.
std::optional<IpAddress> ipAddressFromString(const QString &text);

/// "address/prefix"; host bits are not looked at.
std::optional<IpNetwork> ipNetworkFromString(const QString &text);

/// True when some of it cannot be reached over the internet: private networks, loopback,
/// link-local, multicast, what providers share among customers (RFC 6890). Addresses for examples
/// pass.
bool isSpecial(const IpNetwork &network);

} // namespace ringthrough

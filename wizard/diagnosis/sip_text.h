#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <optional>

namespace ringthrough {

/// One header as it stands in a message.
struct SipHeader
{
    QByteArray name;  ///< its full name in its usual spelling when it is a known one: "Via" for "v"
    QByteArray value; ///< trimmed, folded lines joined by a blank
    QByteArray raw;   ///< the line as it is, without its end

    friend bool operator==(const SipHeader &, const SipHeader &) = default;
};

/// A SIP message taken apart as forgivingly as can be: what a broken device sent shall still be
/// shown.
struct SipText
{
    QByteArray startLine;
    QList<SipHeader> headers;
    QByteArray body;

    /// The first header of that name, its value; null when there is none.
    QByteArray value(const QByteArray &name) const;
    QList<QByteArray> values(const QByteArray &name) const;

    /// The status of an answer; 0 for requests and for anything else.
    int status() const;
    QByteArray reasonPhrase() const;
};

/// Nothing when it has no start line of SIP at all.
std::optional<SipText> parseSip(const QByteArray &message);

/// Takes the first whole message out of a stream; empty while none is whole. Its length is what its
/// Content-Length says.
QByteArray takeSipMessage(QByteArray &stream);

/// Host and port of a URI or of a Via; port -1 when none is written, host empty when there is none.
struct SipHost
{
    QByteArray host;
    int port = -1;

    friend bool operator==(const SipHost &, const SipHost &) = default;
};

SipHost hostOfUri(const QByteArray &headerOrUri);
SipHost hostOfVia(const QByteArray &via);

/// A parameter behind a semicolon, such as "received" in a Via; null when it is missing.
QByteArray parameter(const QByteArray &value, const QByteArray &name);

/// An IP address literal, with or without square brackets; null for names and nonsense.
QHostAddress addressLiteral(const QByteArray &text);

/// How an address is written into a message: IPv6 in square brackets.
QByteArray sipLiteral(const QHostAddress &address);

} // namespace ringthrough

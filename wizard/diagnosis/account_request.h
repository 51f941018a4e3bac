#pragma once

#include "sip_text.h"

#include <QByteArray>
#include <QString>

namespace ringthrough {

/// What a REGISTER says (RFC 3261, 10.2).
struct RegisterText
{
    QByteArray domain;
    QByteArray user;      ///< as it stands in a URI
    QByteArray transport; ///< "UDP" or "TLS", for the Via
    QByteArray viaHost;   ///< with the port
    QByteArray branch;    ///< without the magic cookie
    QByteArray fromTag;
    QByteArray callId;
    int cseq = 1;
    QByteArray contact;       ///< the URI; empty: asks for the list of bindings and changes nothing
    int expires = 0;          ///< seconds, with a contact; 0 takes the binding away
    QByteArray authorization; ///< the whole line, or empty
};

/// The bytes on the wire. The contact gets q=0.0: whoever else is registered is called first.
QByteArray registerBytes(const RegisterText &text);

/// What stands before the @: everything but letters, digits and a few marks in hexadecimal.
QByteArray escapedUser(const QString &user);

/// A host as a header can carry it: a name in its ASCII form, an address as a literal. Empty for
/// what is neither.
QByteArray hostText(const QString &host);

/// A 480 to a request that a registrar forwards to us, for nobody answers calls here; it lets the
/// person's phones go on ringing. Empty for what needs no answer.
QByteArray declineOf(const SipText &request, const QByteArray &toTag);

} // namespace ringthrough

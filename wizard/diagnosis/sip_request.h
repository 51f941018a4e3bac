#pragma once

#include <QByteArray>

namespace ringthrough {

/// What a request says. Every field is written as it is given; hosts may carry a port.
struct SipRequest
{
    QByteArray method;
    QByteArray uri;
    QByteArray transport; ///< "UDP", "TCP" or "TLS", for the Via
    QByteArray viaHost;
    QByteArray branch; ///< without the magic cookie, which is put before it
    QByteArray from;   ///< the URI
    QByteArray fromTag;
    QByteArray to;    ///< the URI
    QByteArray toTag; ///< empty outside a dialogue
    QByteArray callId;
    int cseq = 1;
    QByteArray contact; ///< the URI; empty: no Contact
    QByteArray sdp;     ///< empty: no body
    int maxForwards = 70;
    bool withLength = true; ///< without it a message ends with its packet (RFC 3261, 18.3)
    QByteArray cookie;      ///< for a mirror that asks for one; empty: none
    int size = 0;           ///< padded to so many bytes if it is shorter
    int padding = 0;        ///< at least so many bytes of padding
};

/// The bytes on the wire, RFC 3261 and 3581 (rport).
QByteArray sipBytes(const SipRequest &request);

/// The ACK that ends an INVITE which was answered with a failure; `toWithTag` is the answer's To.
QByteArray ackBytes(const SipRequest &invite, const QByteArray &toWithTag);

/// A minimal audio offer of one stream (RFC 8866). `origin` is an address or a host name.
QByteArray sdpOffer(const QByteArray &origin, const QByteArray &address, quint16 rtpPort,
                    quint32 session);

} // namespace ringthrough

#pragma once

#include "sip_probe.h"

#include <QByteArray>
#include <QHostAddress>

namespace ringthrough {

/// Where an OPTIONS of a trace leaves from and goes to.
struct HopPlace
{
    QHostAddress own;
    quint16 ownPort = 0;
    QHostAddress server;
    QByteArray serverName; ///< empty: the address
    quint16 port = 5060;
    QByteArray nonce;
    Wire wire = Wire::Udp;
};

/// The OPTIONS of a softphone, with its own address in Via, From, Contact and Call-ID.
QByteArray hopRequest(const HopPlace &place, int maxForwards = 70);

/// Whether a message is an answer of any kind to the request with that nonce.
bool answersHopRequest(const QByteArray &message, const QByteArray &nonce);

} // namespace ringthrough

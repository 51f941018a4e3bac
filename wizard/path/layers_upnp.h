#pragma once

#include "http_exchange.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QUrl>

#include <optional>

namespace ringthrough {

/// A service of a router's UPnP description that knows the address outside.
struct WanService
{
    QByteArray type; ///< "urn:schemas-upnp-org:service:WANIPConnection:1" or its kin
    QUrl control;    ///< always at the host of the description

    friend bool operator==(const WanService &, const WanService &) = default;
};

/// The services in a description that was read at `location`, three at most. A description that is
/// broken at its end still counts up to there; one with a document type counts for nothing.
QList<WanService> wanServices(const QByteArray &description, const QUrl &location);

/// The question for the address outside (WANIPConnection:1, 2.4.18). It changes nothing.
HttpRequest outsideQuestion(const WanService &service);

/// The address in an answer to it. Read strictly: one whole SOAP envelope of at most 8 KB, without
/// document type or entities, with one IPv4 address. Nothing when it is anything else.
std::optional<QHostAddress> outsideAnswer(const QByteArray &soap);

} // namespace ringthrough

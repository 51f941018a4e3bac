#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace ringthrough {

/// What a device that was searched for says.
struct SsdpAnswer
{
    QString server;
    QString searchTarget;
    QString location;
};

/// A search for one kind of device, as sent to `host` ("239.255.255.250:1900").
QByteArray ssdpSearch(const QByteArray &host, const QByteArray &searchTarget);

/// The kinds worth searching for: some routers answer only to one of them.
QList<QByteArray> ssdpSearchTargets();

/// An answer to a search; nothing when the datagram is none.
std::optional<SsdpAnswer> ssdpAnswer(const QByteArray &datagram);

} // namespace ringthrough

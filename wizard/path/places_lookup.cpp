#include "places_lookup.h"

#include <QHostInfo>

#include <algorithm>

namespace ringthrough {

namespace {

QHostAddress firstOfKind(const QList<QHostAddress> &addresses,
                         QAbstractSocket::NetworkLayerProtocol kind)
{
    const auto found =
        std::find_if(addresses.begin(), addresses.end(),
                     [kind](const QHostAddress &one) { return one.protocol() == kind; });
    return found != addresses.end() ? *found : QHostAddress();
}

} // namespace

PlacesLookup::~PlacesLookup()
{
    if (m_lookup != -1)
        QHostInfo::abortHostLookup(m_lookup);
}

void PlacesLookup::find(const PathOptions &known, const QString &host)
{
    const QHostAddress literal(host);
    const bool isKnown = !known.addresses.isEmpty() && host == known.target.host;
    if (!literal.isNull() || isKnown) {
        Q_EMIT found(isKnown ? known.addresses : QList{literal});
        return;
    }
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
        m_lookup = -1;
        Q_EMIT found(info.addresses());
    });
}

QHostAddress firstChoice(const QList<QHostAddress> &addresses)
{
    const QHostAddress v4 = firstOfKind(addresses, QAbstractSocket::IPv4Protocol);
    return v4.isNull() ? addresses.value(0) : v4;
}

QHostAddress firstIpv6(const QList<QHostAddress> &addresses)
{
    return firstOfKind(addresses, QAbstractSocket::IPv6Protocol);
}

} // namespace ringthrough

#include "stun_lookup.h"

#include <QHostInfo>

#include <algorithm>

namespace ringthrough {

namespace {

constexpr auto lookupLimit = std::chrono::seconds(3);
constexpr qsizetype mostAddresses = 2;

bool isFour(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv4Protocol;
}

QList<QHostAddress> chosen(QList<QHostAddress> addresses)
{
    std::stable_partition(addresses.begin(), addresses.end(), isFour);
    return addresses.mid(0, mostAddresses);
}

} // namespace

StunLookup::StunLookup(QList<StunServer> servers, QObject *parent)
    : QObject(parent), m_servers(std::move(servers)), m_addresses(m_servers.size())
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &StunLookup::end);
}

StunLookup::~StunLookup()
{
    for (const int lookup : std::as_const(m_lookups))
        QHostInfo::abortHostLookup(lookup);
}

void StunLookup::start()
{
    m_limit.start(lookupLimit);
    for (qsizetype i = 0; i < m_servers.size(); ++i) {
        const QHostAddress literal(m_servers.at(i).host);
        if (!literal.isNull()) {
            m_addresses[i] = {literal};
            continue;
        }
        m_lookups.insert(
            QHostInfo::lookupHost(m_servers.at(i).host, this, [this, i](const QHostInfo &info) {
                m_lookups.remove(info.lookupId());
                m_addresses[i] = chosen(info.addresses());
                if (m_lookups.isEmpty())
                    m_limit.start(0);
            }));
    }
    if (m_lookups.isEmpty())
        m_limit.start(0);
}

void StunLookup::end()
{
    Q_EMIT finished();
}

QList<StunPlace> StunLookup::places() const
{
    QList<StunPlace> found;
    for (qsizetype i = 0; i < m_servers.size(); ++i)
        for (const QHostAddress &address : m_addresses.at(i))
            found.append(
                {m_servers.at(i).host, {address, static_cast<quint16>(m_servers.at(i).port)}});
    const auto four = [](const StunPlace &place) { return isFour(place.end.address); };
    if (std::any_of(found.begin(), found.end(), four))
        found.removeIf([&](const StunPlace &place) { return !four(place); });
    return found;
}

} // namespace ringthrough

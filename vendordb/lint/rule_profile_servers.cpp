#include "profile_rules.h"

#include <algorithm>

namespace ringthrough {

namespace {

bool isListed(const IpAddress &address, int port, const QList<FirewallAddress> &firewall)
{
    return std::any_of(firewall.begin(), firewall.end(), [&](const FirewallAddress &entry) {
        const bool hasPort =
            std::any_of(entry.ports.begin(), entry.ports.end(), [port](const PortRange &range) {
                return port >= range.first && port <= range.last;
            });
        return hasPort && entry.use == FirewallUse::Signalling &&
               entry.network.overlaps(IpNetwork{address, address.bits});
    });
}

// Of names we do not know the addresses; they may well be in the list.
void checkListed(const QString &host, int port, const QString &key, const Profile &profile,
                 LintReport &report)
{
    const std::optional<IpAddress> address = ipAddressFromString(host);
    if (address && !isListed(*address, port, profile.firewall))
        report.addAbout(host, report.lineOfKey(key), QStringLiteral("host"),
                        LintReport::tr("No entry of 'firewall' for signalling lets port %1 of "
                                       "'%2' through.")
                            .arg(port)
                            .arg(host));
}

} // namespace

void lintProfileServers(const Profile &profile, const LintScope &, LintReport &report)
{
    const bool onlyTls =
        !profile.sipServers.isEmpty() &&
        std::all_of(profile.sipServers.begin(), profile.sipServers.end(),
                    [](const SipServer &server) { return server.transport == SipTransport::Tls; });
    const QString servers = QStringLiteral("sip_servers");
    const QString mirrors = QStringLiteral("mirrors");
    if (onlyTls && profile.mirrors.isEmpty())
        report.add(report.lineOfKey(servers), servers,
                   LintReport::tr("Nothing here can be tested with: TLS hides what routers do. "
                                  "Name a mirror as well, or a server over UDP or TCP."));
    if (profile.firewall.isEmpty())
        return;
    for (const SipServer &server : profile.sipServers)
        checkListed(server.host, server.port, servers, profile, report);
    for (const MirrorServer &mirror : profile.mirrors)
        checkListed(mirror.host, mirror.port, mirrors, profile, report);
}

} // namespace ringthrough

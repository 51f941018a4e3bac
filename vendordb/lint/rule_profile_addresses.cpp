#include "profile_host.h"
#include "profile_rules.h"

namespace ringthrough {

namespace {

void checkHost(const QString &host, const QString &key, LintReport &report)
{
    const std::optional<IpAddress> address = ipAddressFromString(host);
    const int line = report.lineOfKey(key);
    if (address && isSpecial(IpNetwork{*address, address->bits}))
        report.addAbout(host, line, QStringLiteral("host"),
                        LintReport::tr("'%1' cannot be reached from a customer's home: it is a "
                                       "private or otherwise special address. Write the public "
                                       "one.")
                            .arg(host));
    if (isHomeName(host))
        report.addAbout(host, line, QStringLiteral("host"),
                        LintReport::tr("No name server of the internet knows '%1'. Write the "
                                       "whole public name, such as sip.example.com.")
                            .arg(host));
}

// Whoever lets so much through has no firewall any more.
bool isFarTooWide(const IpNetwork &network)
{
    constexpr int widestV4 = 8;
    constexpr int widestV6 = 16;
    return network.prefix < (network.first.bits == 32 ? widestV4 : widestV6);
}

void checkNetwork(const IpNetwork &network, LintReport &report)
{
    const QString key = QStringLiteral("network");
    const int line = report.lineOfKey(QStringLiteral("firewall"));
    if (isFarTooWide(network))
        report.addAbout(network.toString(), line, key,
                        LintReport::tr("'%1' is a large part of the internet; name your own "
                                       "networks only.")
                            .arg(network.toString()));
    else if (isSpecial(network))
        report.addAbout(network.toString(), line, key,
                        LintReport::tr("'%1' is a private or otherwise special network; no "
                                       "packet of yours arrives from there.")
                            .arg(network.toString()));
}

} // namespace

void lintProfileAddresses(const Profile &profile, const LintScope &, LintReport &report)
{
    for (const SipServer &server : profile.sipServers)
        checkHost(server.host, QStringLiteral("sip_servers"), report);
    for (const MirrorServer &mirror : profile.mirrors)
        checkHost(mirror.host, QStringLiteral("mirrors"), report);
    for (const StunServer &server : profile.stunServers)
        checkHost(server.host, QStringLiteral("stun_servers"), report);
    for (const FirewallAddress &entry : profile.firewall)
        checkNetwork(entry.network, report);
}

} // namespace ringthrough

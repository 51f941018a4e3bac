#include "named.h"
#include "profile_parts.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr int highestPort = 65535;

constexpr NameTable<FirewallUse, 2> firewallUses{
    {{FirewallUse::Signalling, "signalling"}, {FirewallUse::Speech, "speech"}}};

std::optional<FirewallUse> firewallUseFromName(const QString &name)
{
    return valueIn(firewallUses, name);
}

} // namespace

template <>
const ClosedList<FirewallUse> &closedList<FirewallUse>()
{
    static const ClosedList<FirewallUse> list{namesIn(firewallUses), firewallUseFromName};
    return list;
}

QString firewallUseName(FirewallUse use)
{
    return nameIn(firewallUses, use);
}

namespace {

// A single address lacks only its length; of a network with host bits the network is meant.
IpNetwork readNetwork(YamlReader &reader)
{
    const QString text = reader.text("network", Need::Required);
    if (text.isEmpty())
        return {};
    const QString key = QStringLiteral("network");
    const std::optional<IpNetwork> network = ipNetworkFromString(text);
    if (!network) {
        const std::optional<IpAddress> alone = ipAddressFromString(text);
        reader.mistake(reader.placeOf("network"), key,
                       MistakeLog::tr("'%1' is no network such as 192.0.2.0/24 or 2001:db8::/32.")
                           .arg(text.left(60)),
                       alone ? IpNetwork{*alone, alone->bits}.toString() : QString());
        return {};
    }
    if (network->hasHostBits())
        reader.mistake(reader.placeOf("network"), key,
                       MistakeLog::tr("'%1' is an address within a network; the network itself "
                                      "ends in zeros.")
                           .arg(text),
                       network->withoutHostBits().toString());
    return *network;
}

bool isPort(int number)
{
    return number >= 1 && number <= highestPort;
}

// "5060" or "10000-20000". Quotes are not asked for: no reader of ours takes it for anything else.
std::optional<PortRange> portsOf(const YamlNode &node, MistakeLog &log)
{
    static const QRegularExpression form(
        QStringLiteral("\\A([1-9][0-9]{0,4})(?:-([1-9][0-9]{0,4}))?\\z"));
    const QRegularExpressionMatch found = form.match(node.text);
    const int first = found.captured(1).toInt();
    const int last = found.captured(2).isEmpty() ? first : found.captured(2).toInt();
    const bool isScalar = node.kind == YamlNode::Kind::Scalar;
    if (isScalar && isPort(first) && isPort(last) && first <= last)
        return PortRange{first, last};
    const bool reversed = isScalar && isPort(first) && isPort(last);
    log.add(node.place, QStringLiteral("ports"),
            MistakeLog::tr("Expected ports from 1 to %1, such as 5060 or 10000-20000.")
                .arg(highestPort),
            reversed ? QStringLiteral("%1-%2").arg(last).arg(first) : QString());
    return std::nullopt;
}

QList<PortRange> readPorts(YamlReader &reader)
{
    QList<PortRange> all;
    const auto read = [&all](const YamlNode &node, MistakeLog &log) {
        const std::optional<PortRange> range = portsOf(node, log);
        if (range && all.contains(*range))
            log.add(node.place, QStringLiteral("ports"),
                    MistakeLog::tr("These ports stand here already."));
        all.append(range.value_or(PortRange()));
        return 0;
    };
    reader.list("ports", Need::Required, read);
    return all;
}

} // namespace

FirewallAddress readFirewallAddress(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("an address for firewalls"));
    FirewallAddress entry;
    entry.network = readNetwork(reader);
    entry.ports = readPorts(reader);
    entry.use = reader.word<FirewallUse>("for", Need::Required).value_or(entry.use);
    reader.finish();
    return entry;
}

} // namespace ringthrough

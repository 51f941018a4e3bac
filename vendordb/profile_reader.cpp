#include "profile_parts.h"
#include "read_parts.h"
#include "text_file.h"

namespace ringthrough {

namespace {

// What tells two entries of a list apart.
QString keyOf(const SipServer &server)
{
    return QStringLiteral("%1 %2 %3")
        .arg(server.host.toLower())
        .arg(server.port)
        .arg(sipTransportName(server.transport));
}

QString keyOf(const MirrorServer &mirror)
{
    return QStringLiteral("%1 %2").arg(mirror.host.toLower()).arg(mirror.port);
}

QString keyOf(const StunServer &server)
{
    return QStringLiteral("%1 %2").arg(server.host.toLower()).arg(server.port);
}

QString keyOf(const FirewallAddress &entry)
{
    QString key = entry.network.toString() + u' ' + firewallUseName(entry.use);
    for (const PortRange &range : entry.ports)
        key += QStringLiteral(" %1-%2").arg(range.first).arg(range.last);
    return key;
}

// Reads a list in which nothing may stand twice.
template <typename Entry>
QList<Entry> listOf(YamlReader &reader, const char *key,
                    Entry (*read)(const YamlNode &, MistakeLog &))
{
    QStringList seen;
    const auto readOne = [&](const YamlNode &node, MistakeLog &log) {
        const qsizetype before = log.mistakes().size();
        const Entry entry = read(node, log);
        // What could not be read may look like another that could not.
        if (log.mistakes().size() == before && seen.contains(keyOf(entry)))
            log.add(node.place, QString::fromLatin1(key),
                    MistakeLog::tr("This stands in '%1' already; take one of the two out.")
                        .arg(QString::fromLatin1(key)));
        seen.append(keyOf(entry));
        return entry;
    };
    return reader.list(key, Need::Optional, readOne);
}

Profile readProfile(const YamlNode &node, MistakeLog &log)
{
    YamlReader reader(node, log, MistakeLog::tr("a provider profile"));
    Profile profile;
    readFormat(reader);
    profile.name = readPlainText(reader, "name", Need::Required);
    profile.alsoKnownAs = readPlainTexts(reader, "also_known_as");
    profile.support = readSupport(reader);
    profile.sipServers = listOf(reader, "sip_servers", readSipServer);
    profile.mirrors = listOf(reader, "mirrors", readMirror);
    profile.stunServers = listOf(reader, "stun_servers", readStunServer);
    profile.firewall = listOf(reader, "firewall", readFirewallAddress);
    profile.notes = reader.list("notes", Need::Optional, readProviderNote);
    reader.finish();
    return profile;
}

} // namespace

std::variant<Profile, QList<Mistake>> readProfileText(const QString &name,
                                                      const QByteArray &contents)
{
    MistakeLog log(name, contents);
    const std::optional<YamlNode> root = parseYaml(contents, log);
    if (!root)
        return log.mistakes();
    Profile profile = readProfile(*root, log);
    if (!log.isEmpty())
        return log.mistakes();
    return profile;
}

std::variant<Profile, QList<Mistake>> loadProfile(const QString &file)
{
    const std::variant<QByteArray, Mistake> contents = readTextFile(file);
    if (const Mistake *mistake = std::get_if<Mistake>(&contents))
        return QList<Mistake>{*mistake};
    return readProfileText(file, std::get<QByteArray>(contents));
}

} // namespace ringthrough

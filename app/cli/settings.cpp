#include "settings.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

std::optional<OtherPorts> otherPortsFromString(const QString &text)
{
    OtherPorts ports;
    const QList<std::pair<QString, quint16 *>> known{{u"http"_s, &ports.http},
                                                     {u"telnet"_s, &ports.telnet},
                                                     {u"ssh"_s, &ports.ssh},
                                                     {u"sip_control"_s, &ports.sipControl}};
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        bool isNumber = false;
        const quint16 port = part.section(u'=', 1).toUShort(&isNumber);
        bool isKnown = false;
        for (const auto &[name, field] : known) {
            if (part.section(u'=', 0, 0).trimmed() == name) {
                *field = port;
                isKnown = true;
            }
        }
        if (!isNumber || !isKnown)
            return std::nullopt;
    }
    return ports;
}

DiscoveryOptions discoveryFor(const Settings &settings)
{
    if (!settings.ports)
        return {};
    return askingOnly(settings.ports->http, settings.ports->telnet, settings.ports->ssh);
}

std::optional<SipTarget> sipTargetFor(const Settings &settings, const QString &text)
{
    std::optional<SipTarget> target = sipTargetFromString(text);
    if (target && settings.ports)
        target->controlPort = settings.ports->sipControl;
    return target;
}

LoadedKnowledge knowledgeFor(const Settings &settings)
{
    QStringList folders = settings.knowledgeFolders;
    if (const QString bundled = bundledKnowledgeFolder(); !bundled.isEmpty())
        folders.prepend(bundled);
    return loadKnowledge(folders);
}

} // namespace ringthrough

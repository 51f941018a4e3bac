#pragma once

#include "identify_router.h"
#include "knowledge_base.h"
#include "outcome.h"
#include "sip_test.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace ringthrough {

/// Ports that a practice router or a test uses instead of the usual ones.
struct OtherPorts
{
    quint16 http = 0;
    quint16 telnet = 0;
    quint16 ssh = 0;
    quint16 sipControl = 0;
};

/// "http=8080,telnet=2323,ssh=2222,sip_control=5070"; nothing when it is not that.
std::optional<OtherPorts> otherPortsFromString(const QString &text);

/// What holds for every command: options that all of them take, and the environment.
struct Settings
{
    QStringList knowledgeFolders; ///< beside the bundled one
    QString profile;
    bool verbose = false;
    std::optional<OtherPorts> ports; ///< RINGTHROUGH_PORTS
    QString stateFolder;             ///< RINGTHROUGH_STATE_DIR, or the person's own
};

/// The options that are asked of the router, on the ports of the settings.
DiscoveryOptions discoveryFor(const Settings &settings);

/// "host", "host:port"; with the control port of the settings.
std::optional<SipTarget> sipTargetFor(const Settings &settings, const QString &text);

/// Everything that is known, and what is wrong with some of the files.
LoadedKnowledge knowledgeFor(const Settings &settings);

} // namespace ringthrough

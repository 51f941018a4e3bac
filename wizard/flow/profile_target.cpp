#include "profile_target.h"

namespace ringthrough {

std::optional<SipTarget> sipTargetOf(const Profile &profile)
{
    if (!profile.mirrors.isEmpty()) {
        const MirrorServer &mirror = profile.mirrors.first();
        return SipTarget{mirror.host, quint16(mirror.port), quint16(mirror.controlPort),
                         quint16(mirror.tlsPort)};
    }
    for (const SipServer &server : profile.sipServers) {
        // The test speaks UDP and TCP; a server for TLS alone answers neither.
        if (server.transport != SipTransport::Tls)
            return SipTarget{server.host, quint16(server.port)};
    }
    return std::nullopt;
}

} // namespace ringthrough

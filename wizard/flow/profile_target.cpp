#include "profile_target.h"

#include <algorithm>

namespace ringthrough {

namespace {

constexpr qsizetype mostTargets = 3;

void addOnce(QList<SipTarget> &targets, const SipTarget &target)
{
    const bool known = std::any_of(targets.begin(), targets.end(), [&target](const SipTarget &one) {
        return one.host == target.host && one.port == target.port;
    });
    if (!known && targets.size() < mostTargets)
        targets.append(target);
}

// Where the same server speaks TLS; 0 where the profile does not say it.
quint16 tlsPortOf(const QString &host, const Profile &profile)
{
    for (const SipServer &server : profile.sipServers) {
        if (server.transport == SipTransport::Tls && server.host == host)
            return quint16(server.port);
    }
    return 0;
}

} // namespace

QList<SipTarget> sipTargetsOf(const Profile &profile)
{
    QList<SipTarget> targets;
    for (const MirrorServer &mirror : profile.mirrors)
        addOnce(targets, SipTarget{mirror.host, quint16(mirror.port), quint16(mirror.controlPort),
                                   quint16(mirror.tlsPort)});
    for (const SipServer &server : profile.sipServers) {
        // The test speaks UDP and TCP; a server for TLS alone answers neither.
        if (server.transport != SipTransport::Tls)
            addOnce(targets, SipTarget{server.host, quint16(server.port), 0,
                                       tlsPortOf(server.host, profile)});
    }
    return targets;
}

std::optional<SipTarget> sipTargetOf(const Profile &profile)
{
    const QList<SipTarget> targets = sipTargetsOf(profile);
    return targets.isEmpty() ? std::nullopt : std::optional(targets.first());
}

std::optional<SipTarget> nextSipTarget(const Profile &profile, const SipTarget &target)
{
    const QList<SipTarget> targets = sipTargetsOf(profile);
    const qsizetype at = targets.indexOf(target);
    return at >= 0 && at + 1 < targets.size() ? std::optional(targets.at(at + 1)) : std::nullopt;
}

bool isMirrorOf(const Profile &profile, const SipTarget &target)
{
    return std::any_of(profile.mirrors.begin(), profile.mirrors.end(),
                       [&target](const MirrorServer &mirror) {
                           return mirror.host == target.host && mirror.port == target.port;
                       });
}

bool saidNothing(const Outcome<Diagnosis> &result)
{
    if (!result)
        return std::holds_alternative<HostNotFound>(result.problem());
    const VerdictReason reason = result.value().reason;
    return result.value().verdict == Verdict::Inconclusive &&
           (reason == VerdictReason::ServerSilent || reason == VerdictReason::NameNotFound);
}

} // namespace ringthrough

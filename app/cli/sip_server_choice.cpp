#include "sip_server_choice.h"

#include "profile_target.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

Outcome<std::optional<Profile>> chosenProfile(const Settings &settings)
{
    if (settings.profile.isEmpty())
        return std::optional<Profile>();
    const auto read = loadProfile(settings.profile);
    if (const auto *mistakes = std::get_if<QList<Mistake>>(&read)) {
        const QString why = mistakes->isEmpty() ? QString() : mistakes->first().toString();
        return Problem(FileProblem{settings.profile, why});
    }
    return std::optional(std::get<Profile>(read));
}

Outcome<std::optional<SipTarget>> chooseSipServer(const Settings &settings, const QString &named)
{
    if (!named.isEmpty()) {
        const std::optional<SipTarget> target = sipTargetFor(settings, named);
        return target ? Outcome<std::optional<SipTarget>>(target) : Problem(HostNotFound{named});
    }
    const auto profile = chosenProfile(settings);
    if (!profile)
        return profile.problem();
    return profile.value() ? sipTargetOf(*profile.value()) : std::nullopt;
}

} // namespace ringthrough

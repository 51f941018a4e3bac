#include "sip_server_choice.h"

#include "profile.h"
#include "profile_target.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

Outcome<std::optional<SipTarget>> chooseSipServer(const Settings &settings, const QString &named)
{
    if (!named.isEmpty()) {
        const std::optional<SipTarget> target = sipTargetFor(settings, named);
        return target ? Outcome<std::optional<SipTarget>>(target) : Problem(HostNotFound{named});
    }
    if (settings.profile.isEmpty())
        return std::optional<SipTarget>();
    const auto read = loadProfile(settings.profile);
    if (const auto *mistakes = std::get_if<QList<Mistake>>(&read)) {
        const QString why = mistakes->isEmpty() ? QString() : mistakes->first().toString();
        return Problem(FileProblem{settings.profile, why});
    }
    return sipTargetOf(std::get<Profile>(read));
}

} // namespace ringthrough

#include "offer.h"

#include "change_router.h"

namespace ringthrough {

namespace {

bool isIdentifiedAs(const Case &state, const QString &deviceId)
{
    return state.identification && state.identification->isSure() &&
           state.identification->best()->deviceId == deviceId;
}

bool speaks(const Evidence &evidence, Transport transport)
{
    const Signal banner = transport == Transport::Ssh ? Signal::SshBanner : Signal::TelnetBanner;
    for (const Observation &seen : evidence.observations) {
        if (seen.signal == banner)
            return true;
    }
    return false;
}

} // namespace

std::optional<Problem> reasonAgainstChange(const Case &state, const KnowledgeBase &base,
                                           bool sipServerKnown)
{
    if (!state.network || !state.network->gateway())
        return NoGateway{};
    const auto ref = base.device(state.chosenDevice);
    if (!ref)
        return RouterUnknown{state.network->gateway()->address.toString()};
    if (!state.chosenByPerson && !isIdentifiedAs(state, ref->device->id))
        return NoRecipe{ref->device->id, QStringLiteral("the identification is not sure")};
    const Recipe *recipe = ref->device->recipe ? &*ref->device->recipe : nullptr;
    if (recipe && recipe->sipTestIsCheck && !sipServerKnown)
        return SipServerNeeded{ref->device->id};
    if (const auto no = reasonAgainstRecipe(*ref->device, sipServerKnown))
        return *no;
    return std::nullopt;
}

Transport preferredTransport(const Recipe &recipe, const std::optional<Evidence> &evidence)
{
    if (evidence) {
        for (Transport transport : recipe.transports) {
            if (speaks(*evidence, transport))
                return transport;
        }
    }
    return recipe.transports.isEmpty() ? Transport::Telnet : recipe.transports.first();
}

} // namespace ringthrough

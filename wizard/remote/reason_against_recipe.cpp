#include "change_router.h"

namespace ringthrough {

std::optional<NoRecipe> reasonAgainstRecipe(const Device &device, bool sipServerKnown)
{
    const auto because = [&](const QString &why) { return NoRecipe{device.id, why}; };
    if (!device.recipe)
        return because(QStringLiteral("no recipe is known"));
    const Recipe &recipe = *device.recipe;
    if (device.confidence == Confidence::Low)
        return because(QStringLiteral("its facts are of low confidence"));
    if (recipe.transports.isEmpty())
        return because(QStringLiteral("no way in is known"));
    if (recipe.change.isEmpty() || recipe.undo.isEmpty())
        return because(QStringLiteral("the recipe lacks its change or its undo"));
    if (recipe.check.isEmpty() == !recipe.sipTestIsCheck)
        return because(QStringLiteral("the recipe has no check that could tell"));
    if (recipe.sipTestIsCheck && !sipServerKnown)
        return because(QStringLiteral("only a SIP test can check it, and no SIP server is known"));
    return std::nullopt;
}

} // namespace ringthrough

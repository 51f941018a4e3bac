#include "router_name.h"

namespace ringthrough {

namespace {

QString joined(const QString &vendor, const QString &model)
{
    if (model.isEmpty() || vendor.isEmpty())
        return vendor + model;
    if (model.startsWith(vendor, Qt::CaseInsensitive))
        return model;
    return vendor + QLatin1Char(' ') + model;
}

} // namespace

QString routerName(const Case &state, const KnowledgeBase &base)
{
    const QList<Candidate> candidates =
        state.identification ? state.identification->candidates : QList<Candidate>();
    // The model that the router gave belongs to the chosen device only if that is what it spoke
    // for.
    for (const Candidate &candidate : candidates) {
        if (state.chosenDevice.isEmpty() || candidate.deviceId == state.chosenDevice)
            return joined(candidate.vendorName,
                          candidate.model.isEmpty() ? candidate.family : candidate.model);
    }
    const auto found = base.device(state.chosenDevice);
    return found ? joined(found->vendor->name, found->device->family) : QString();
}

} // namespace ringthrough

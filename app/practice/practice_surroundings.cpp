#include "practice_router.h"

namespace ringthrough {

using namespace Qt::StringLiterals;

Network practiceNetwork(const PracticeAddresses &addresses)
{
    Gateway gateway;
    gateway.address = addresses.address;
    gateway.interfaceName = u"practice"_s;
    gateway.ownAddress = addresses.address;
    return {{gateway}, 0};
}

DiscoveryOptions practiceDiscovery(const PracticeAddresses &addresses)
{
    return askingOnly(addresses.httpPort, addresses.telnetPort, addresses.sshPort);
}

std::optional<DeviceRef> practiceDevice(const KnowledgeBase &base, const QString &id)
{
    const auto canBePlayed = [](const Device &device) {
        return device.recipe && !device.recipe->dialogues.isEmpty();
    };
    const std::optional<DeviceRef> wanted = base.device(id.isEmpty() ? u"mikrotik-routeros"_s : id);
    if (wanted && canBePlayed(*wanted->device))
        return wanted;
    if (!id.isEmpty())
        return std::nullopt;
    for (const Vendor &vendor : base.vendors()) {
        for (const Device &device : vendor.devices) {
            if (canBePlayed(device))
                return DeviceRef{&vendor, &device};
        }
    }
    return std::nullopt;
}

} // namespace ringthrough

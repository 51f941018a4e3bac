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
    DiscoveryOptions options;
    options.httpPorts = {addresses.httpPort};
    options.httpsPorts.clear();
    options.telnetPort = addresses.telnetPort;
    options.sshPort = addresses.sshPort;
    options.ssdpPort = 0;
    options.tr064Port = 0;
    options.hnap = false;
    options.multicast = false;
    options.reverseDns = false;
    return options;
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

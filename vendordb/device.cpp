#include "device.h"

namespace ringthrough {

bool Device::canDisable() const
{
    switch (alg.switchable) {
    case Switchable::Web:
    case Switchable::Cli:
    case Switchable::WebAndCli:
    case Switchable::AppOnly:
        return true;
    case Switchable::No:
    case Switchable::Absent:
    case Switchable::ProviderOnly:
        return false;
    }
    Q_UNREACHABLE();
    return false;
}

} // namespace ringthrough

#include "shared_device.h"

#include <utility>

namespace ringthrough {

SharedDevice::SharedDevice(Dialogue dialogue, std::function<void(ShellEvent)> tell)
    : m_dialogue(std::move(dialogue)), m_tell(std::move(tell)), m_device(m_dialogue)
{
}

bool SharedDevice::algOn() const
{
    const std::lock_guard lock(m_mutex);
    return m_device.algOn();
}

bool SharedDevice::accepts(const QString &user, const QString &password) const
{
    const std::lock_guard lock(m_mutex);
    return m_device.accepts(user, password);
}

Played SharedDevice::withDevice(const std::function<Played(PlayedDevice &)> &use)
{
    Played played;
    bool before = false;
    bool after = false;
    {
        const std::lock_guard lock(m_mutex);
        before = m_device.algOn();
        played = use(m_device);
        after = m_device.algOn();
    }
    if (before != after)
        m_tell(after ? ShellEvent::SwitchedOn : ShellEvent::SwitchedOff);
    if (played.restarts)
        m_tell(ShellEvent::Restarts);
    return played;
}

} // namespace ringthrough

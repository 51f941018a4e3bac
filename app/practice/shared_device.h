#pragma once

#include "dialogue_player.h"

#include <functional>
#include <mutex>

namespace ringthrough {

/// What happens at a practice router's command line.
enum class ShellEvent { SignedIn, SwitchedOff, SwitchedOn, Restarts };

/// The device behind all connections, which come from several threads.
class SharedDevice
{
public:
    /// `tell` is called on whatever thread something happens.
    SharedDevice(Dialogue dialogue, std::function<void(ShellEvent)> tell);

    const Dialogue &dialogue() const { return m_dialogue; }
    bool algOn() const;
    bool accepts(const QString &user, const QString &password) const;
    void signedIn() const { m_tell(ShellEvent::SignedIn); }

    /// Does something with the device while nobody else does, and tells what it changed.
    Played withDevice(const std::function<Played(PlayedDevice &)> &use);

private:
    const Dialogue m_dialogue;
    const std::function<void(ShellEvent)> m_tell;
    mutable std::mutex m_mutex;
    PlayedDevice m_device;
};

} // namespace ringthrough

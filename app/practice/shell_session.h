#pragma once

#include "dialogue_player.h"
#include "shared_device.h"

#include <QByteArray>

#include <memory>
#include <optional>

namespace ringthrough {

/// One terminal at a practice router: keys in, characters out, with echo and backspace, so that a
/// person can use it as well as a program.
class ShellSession
{
public:
    explicit ShellSession(std::shared_ptr<SharedDevice> device);

    QByteArray open(DialoguePlayer::Way way);
    QByteArray take(const QByteArray &typed);
    bool ends() const { return m_ends; }

private:
    QByteArray take(char c);
    QByteArray takeCharacter(char c);
    QByteArray takeLine();
    bool echoes() const;

    std::shared_ptr<SharedDevice> m_device;
    std::optional<DialoguePlayer> m_player;
    QByteArray m_line;
    bool m_afterReturn = false;
    bool m_signedIn = false;
    bool m_ends = false;
};

} // namespace ringthrough

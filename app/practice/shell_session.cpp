#include "shell_session.h"

#include <utility>

namespace ringthrough {

namespace {

constexpr qsizetype longestLine = 4096;
constexpr char endOfInput = 4; // Ctrl-D

} // namespace

ShellSession::ShellSession(std::shared_ptr<SharedDevice> device) : m_device(std::move(device)) {}

QByteArray ShellSession::open(DialoguePlayer::Way way)
{
    const Played played = m_device->withDevice([this, way](PlayedDevice &device) {
        m_player.emplace(device);
        return m_player->open(way);
    });
    m_signedIn = !m_player->mode().isEmpty();
    return played.all().toUtf8();
}

QByteArray ShellSession::take(const QByteArray &typed)
{
    QByteArray out;
    for (const char c : typed) {
        if (!m_ends)
            out += take(c);
    }
    return out;
}

QByteArray ShellSession::take(char c)
{
    // A terminal sends CR, CR LF, CR NUL or LF for the same key.
    const bool secondHalf = std::exchange(m_afterReturn, c == '\r') && (c == '\n' || c == '\0');
    if (secondHalf || c == '\0')
        return {};
    if (m_player->wantsKey() && m_line.isEmpty()) {
        const Played played = m_device->withDevice(
            [this, c](PlayedDevice &) { return m_player->key(QString(QChar::fromLatin1(c))); });
        return played.all().toUtf8();
    }
    return c == '\r' || c == '\n' ? takeLine() : takeCharacter(c);
}

bool ShellSession::echoes() const
{
    return m_device->dialogue().echoes && !m_player->hidesTyping();
}

QByteArray ShellSession::takeCharacter(char c)
{
    const bool erases = c == '\b' || c == '\x7f';
    if (erases && !m_line.isEmpty()) {
        m_line.chop(1);
        return echoes() ? QByteArray("\b \b") : QByteArray();
    }
    if (c == endOfInput && m_line.isEmpty())
        m_ends = true;
    const bool isText = static_cast<unsigned char>(c) >= ' ' && !erases;
    if (!isText || m_line.size() >= longestLine)
        return {};
    m_line += c;
    return echoes() ? QByteArray(1, c) : QByteArray();
}

QByteArray ShellSession::takeLine()
{
    const QString line = QString::fromUtf8(std::exchange(m_line, {}));
    // What was typed is on the screen already; only the end of the line is new.
    const qsizetype shown = echoes() ? line.size() : 0;
    const Played played =
        m_device->withDevice([this, &line](PlayedDevice &) { return m_player->line(line); });
    m_ends = played.ends || played.restarts;
    if (!m_signedIn && !m_player->mode().isEmpty()) {
        m_signedIn = true;
        m_device->signedIn();
    }
    return (played.echo.mid(shown) + played.text).toUtf8();
}

} // namespace ringthrough

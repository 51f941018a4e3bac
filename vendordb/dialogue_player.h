#pragma once

#include "dialogue.h"

#include <QString>
#include <QStringList>

namespace ringthrough {

/// The device of a dialogue: what outlives a connection. Several players may share one.
class PlayedDevice
{
public:
    explicit PlayedDevice(Dialogue dialogue, bool algOn = true);

    const Dialogue &dialogue() const { return m_dialogue; }

    bool algOn() const { return m_running; } ///< what calls meet, and what answers follow
    bool savedOn() const { return m_saved; } ///< what a restart would bring
    /// Whether a person may sign in with these.
    bool accepts(const QString &user, const QString &password) const;

    void set(bool on);
    void save();
    void restart();       ///< what was not saved is lost
    void dropUnapplied(); ///< what was typed and not yet applied is lost when the session ends

private:
    Dialogue m_dialogue;
    bool m_set;
    bool m_saved;
    bool m_running;
};

/// What a device does with what was typed.
struct Played
{
    QString echo = {};     ///< what it prints for the typed line itself, line end included
    QString text = {};     ///< what it prints after that
    bool ends = false;     ///< it closes the connection
    bool restarts = false; ///< it closes every connection and has restarted

    QString all() const { return echo + text; }
};

/// One connection to a device of a dialogue: typed lines in, printed text out. Pure, no input or
/// output.
class DialoguePlayer
{
public:
    /// Telnet asks for name and password by itself; SSH has done so before.
    enum class Way { Telnet, Ssh };

    /// The device must outlive the player.
    explicit DialoguePlayer(PlayedDevice &device);

    Played open(Way way);              ///< the beginning of the connection; only once
    Played line(const QString &typed); ///< a line, without its line end
    Played key(const QString &typed);  ///< a key while a pager waits

    bool wantsKey() const { return !m_held.isEmpty(); }
    bool hidesTyping() const; ///< a password is being typed
    QString mode() const;     ///< the name of the mode it is in; empty while signing in

private:
    enum class Phase { User, Password, Privileged, Open };

    Played password(const QString &typed);
    Played privilegedPassword(const QString &typed);
    Played command(const QString &typed);
    Played answer(const DialogueAnswer &answer);
    const DialogueAnswer *find(const QString &typed) const;
    QString signInPrompt();
    QString welcome();
    QString prompt() const;
    QString paged(const QString &text);
    QString shown(QString text) const;

    PlayedDevice *m_device;
    Phase m_phase = Phase::Open;
    QString m_user;
    int m_mode = 0;
    int m_refusals = 0;
    const DialogueAnswer *m_asking = nullptr; ///< the answer that wants the privileged password
    QStringList m_held;                       ///< lines that the pager keeps back
};

} // namespace ringthrough

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ringthrough {

/// What a typed line does to the pretended device of a dialogue.
enum class DialogueEffect { SetsOff, SetsOn, Saves, Restarts, Ends };

/// One thing the device answers in a dialogue.
struct DialogueAnswer
{
    QString mode;               ///< in which mode; empty: in any
    QString type;               ///< the line that is typed, exactly
    std::optional<bool> whenOn; ///< only while the ALG's running state is on (true) or off (false)
    QString says;               ///< printed, with "\n" as line end; may be empty
    QString next;               ///< the mode afterwards; empty: the same
    QList<DialogueEffect> effects;
    QString passwordFor; ///< when not empty: asks with this prompt for the privileged password
                         ///< before it goes to `next`
};

/// A mode of the device with its prompt.
struct DialogueMode
{
    QString name;
    QString prompt; ///< printed without line end
};

/// A recorded conversation, kept as a small device: what it prints in which state. Recipes carry
/// them as examples; the practice router and the tests play them over real sockets.
struct Dialogue
{
    QString name; ///< "RT-AC68U, firmware 3.0.0.4.386"
    QString model;
    QString greeting;       ///< before the first prompt of a telnet connection
    QString userPrompt;     ///< telnet; empty: not asked
    QString passwordPrompt; ///< telnet; empty: not asked
    QString user = QStringLiteral("admin");
    QString password = QStringLiteral("practice");
    QString privilegedPassword; ///< empty: none is asked
    QString signInRefused;      ///< printed when they are wrong
    QString welcome;            ///< printed after sign-in, before the first prompt
    QList<DialogueMode> modes;  ///< the first is where a session begins
    QList<DialogueAnswer> answers;
    QString unknown;               ///< printed for a line that no answer knows; "%1" is the line
    bool appliesAtRestart = false; ///< the running state follows the saved one only at a restart
    bool appliesAtSave = false; ///< the running state follows what was set only when it is saved,
                                ///< and what was not saved is gone with the connection
    bool savesAtOnce = false;   ///< what is set is saved by itself
    QString pager; ///< when not empty, printed after every pagerLines lines, waits for a key
    int pagerLines = 0;
    QString lineEnd = QStringLiteral("\r\n");
    bool echoes = true;
    int line = 0; ///< in the vendor's file, from 1
};

} // namespace ringthrough

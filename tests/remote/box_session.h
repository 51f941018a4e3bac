#pragma once

#include "dialogue_player.h"

#include <QByteArray>
#include <QStringList>

#include <functional>

namespace ringthrough {

/// What befalls a typed line in a test.
struct Fate
{
    enum class Kind {
        Played,
        Refused,    ///< the device answers `text` and does nothing
        LostBefore, ///< the line drops before the device has done anything
        LostAfter,  ///< the line drops when the device has done it, before it answers
        Silent,     ///< the device has done it and never answers
        Stuck,      ///< the device answers `text` without a prompt, and does nothing
    };
    Kind kind = Kind::Played;
    QByteArray text;
};

/// A pretended router: the device of a dialogue and the faults that a test wants.
struct Box
{
    /// Decides on each line; `count` is how often this very line has come, from 1.
    using Judge = std::function<Fate(const QString &line, int count)>;

    explicit Box(const Dialogue &dialogue, bool algOn = true) : device(dialogue, algOn) {}

    PlayedDevice device;
    Judge judge;
    QByteArray banner;     ///< before everything else
    bool keyboard = false; ///< SSH: asks questions instead of taking a password
    QStringList typed;     ///< every line, without passwords
    int connections = 0;
};

/// One connection to a box, whatever carries the bytes.
class BoxSession
{
public:
    struct Reaction
    {
        QByteArray out;
        bool closes = false;   ///< after what is said
        bool breaks = false;   ///< at once
        bool restarts = false; ///< with all other connections
    };

    explicit BoxSession(Box &box) : m_box(box), m_player(box.device) {}

    QByteArray open(DialoguePlayer::Way way);
    Reaction typed(const QByteArray &bytes);

private:
    void line(const QByteArray &typed, Reaction &reaction);
    static void add(const Played &played, Reaction &reaction);

    Box &m_box;
    DialoguePlayer m_player;
    QByteArray m_line;
    bool m_skipsLineFeed = false;
};

} // namespace ringthrough

#pragma once

#include "problem.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <optional>
#include <stop_token>

namespace ringthrough {

using Clock = std::chrono::steady_clock;

/// Until when, and by whose word earlier, a channel may wait.
struct Patience
{
    Clock::time_point until;
    std::stop_token stop;
};

/// What a read gave.
struct Received
{
    enum class End { Bytes, Quiet, Lost, Stopped };
    End end = End::Quiet; ///< Quiet: nothing came in time
    QByteArray bytes;
};

/// A line to a router's command line. Used by one thread; every call comes back soon after the stop
/// token is told, within 100 ms or so.
class Channel
{
public:
    Channel() = default;
    Channel(const Channel &) = delete;
    Channel &operator=(const Channel &) = delete;
    virtual ~Channel() = default;

    /// Opens the line. Nothing when it worked.
    virtual std::optional<Problem> open(const Patience &patience) = 0;

    /// True when open() also signed in; otherwise the router asks on the line.
    virtual bool signsIn() const = 0;

    /// What the router said before there was a command line, such as a banner.
    virtual QString greeting() const { return {}; }

    /// Waits for bytes, at least one.
    virtual Received read(const Patience &patience) = 0;

    /// Sends what is typed, as it is. False when the line is lost or time is up.
    virtual bool write(QByteArrayView bytes, const Patience &patience) = 0;

    /// What the Enter key sends.
    virtual QByteArray enterKey() const = 0;

    virtual void close() = 0;
};

} // namespace ringthrough

#pragma once

#include <QObject>
#include <QString>

namespace ringthrough {

/// One piece of long work, used once.
///
/// start() returns at once. A subclass has a typed signal `finished(const Outcome<…> &)`, which
/// comes exactly once, on the thread that owns the job, never from inside start(), and never after
/// cancel() or destruction. cancel() returns within 300 ms and releases sockets and threads. Every
/// wait inside has a limit.
class Job : public QObject
{
    Q_OBJECT

public:
    explicit Job(QObject *parent = nullptr);
    ~Job() override;

    /// Begins the work. Only once.
    void start();

    /// Ends the work without a result. Does nothing when it is over already.
    void cancel();

    bool isRunning() const { return m_life == Life::Running; }

Q_SIGNALS:
    /// A plain sentence for the checklist about something that was found or done; translated.
    void progressed(const QString &sentence);

protected:
    /// The work itself; called from the event loop after start().
    virtual void run() = 0;

    /// Releases whatever run() took. Called at most once, from cancel(); a subclass whose members
    /// need more than their destructors also calls cancel() in its own destructor.
    virtual void stop() = 0;

    /// To be asked right before `finished` is emitted: true exactly once, and not after cancel().
    bool conclude();

private:
    enum class Life { Idle, Running, Over };
    Life m_life = Life::Idle;
};

} // namespace ringthrough

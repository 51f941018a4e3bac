#pragma once

#include "job.h"
#include "outcome.h"
#include "path_options.h"

#include <memory>

namespace ringthrough {

/// Runs the checks around the SIP test side by side. What does not come to an end is left out of
/// the report; nothing is changed anywhere.
class CheckPath : public Job
{
    Q_OBJECT

public:
    explicit CheckPath(PathOptions options, QObject *parent = nullptr);
    ~CheckPath() override;

    /// How long one check takes at most with the usual options; for "this takes …". They run side
    /// by side, so all together take as long as the longest, and the look-up of the name before.
    static std::chrono::seconds limitOf(PathCheck check);

    /// What is known so far; grows while the job runs.
    virtual const PathReport &report() const;

    /// Ends one check without a finding; the others go on. One that has not begun never begins.
    virtual void skip(PathCheck check);

Q_SIGNALS:
    /// A check has begun or is over. When it is over, what it found is in the report.
    void checkChanged(ringthrough::PathCheck check, bool running);

    /// The report. Problems only when the server's name has no address (HostNotFound).
    void finished(const ringthrough::Outcome<ringthrough::PathReport> &result);

protected:
    void run() override;
    void stop() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ringthrough

#pragma once

#include "flow.h"

#include <QPointer>

namespace ringthrough {

/// Jobs that do nothing until the test says how they end: `Q_EMIT fakes.identify->finished(…)`.
template <typename RealJob>
class FakeJob : public RealJob
{
public:
    using RealJob::RealJob;
    bool stopped = false;

protected:
    void run() override {}
    void stop() override { stopped = true; }
};

/// The checks around the test, with what they know so far in the test's hand.
class FakeCheckPath : public FakeJob<CheckPath>
{
public:
    explicit FakeCheckPath(const PathOptions &options);

    /// A check is over and has found this.
    void found(PathCheck check, const PathReport &soFar);

    const PathReport &report() const override { return m_report; }
    void skip(PathCheck check) override { skipped.append(check); }

    PathOptions options;
    QList<PathCheck> skipped;

private:
    PathReport m_report;
};

/// The jobs that a flow has asked for last.
struct FakeJobs
{
    QPointer<FakeJob<FindGateways>> find;
    QPointer<FakeJob<IdentifyRouter>> identify;
    QPointer<FakeJob<SipTest>> sipTest;
    QPointer<FakeCheckPath> checkPath;
    QPointer<FakeJob<AccountTest>> accountTest;
    QPointer<FakeJob<ChangeRouter>> change;
    QList<SipTestOptions> sipOptions;
    AccountTestOptions accountOptions; ///< with the password
    QList<ChangePlan> plans;

    JobMakers makers();
};

/// A knowledge base made of two routers: one with a recipe ("maker-box"), one that cannot be
/// switched ("maker-fixed").
std::shared_ptr<const KnowledgeBase> smallKnowledge();

/// One router at 192.0.2.1, and two of them that nobody has chosen between.
Network oneGateway();
Network twoGateways();

/// The answer of a router that is surely the device.
IdentifiedRouter surely(const QString &deviceId);

/// What a test found.
Diagnosis diagnosis(Verdict verdict, bool byMirror = true);

/// Surroundings with these jobs, one gateway, a mirror and a folder.
Surroundings surroundings(FakeJobs &fakes, const QString &folder);

/// The end of a change of the small knowledge's only box.
ChangeResult changedTo(ChangeOutcome outcome);

} // namespace ringthrough

#pragma once

#include "asker.h"
#include "router_line.h"

#include <functional>

namespace ringthrough {

/// A change of one router from beginning to end, in straight lines, on whatever thread calls run().
/// What cannot be done is undone, and what cannot be undone is said.
class Transaction
{
public:
    struct Stops
    {
        std::stop_token now;  ///< drop everything
        std::stop_token soon; ///< as soon as the router is in a known state; told by `now` as well
    };

    /// Everything given must outlive the transaction.
    Transaction(const ChangePlan &plan, const SignInDetails &details,
                RouterLine::MakeChannel makeChannel, Asker &asker, Stops stops);

    ChangeResult run();

private:
    using Failure = std::optional<Problem>;
    enum class Restarted { Yes, NotDone, NotBack };

    // The steps of switching off, in their order.
    ChangeOutcome switchOff();
    Failure enter();
    Failure readBefore();
    Failure prepare();
    Failure change();
    Failure checkAgain();
    Failure save();
    ChangeOutcome prove();
    ChangeOutcome proveBySipTest();

    // Putting back what a journal entry tells of.
    ChangeOutcome putBack();
    Failure typeUndo();
    ChangeOutcome provePutBack();
    ChangeOutcome putBackFailed(const Problem &reason);

    // Parts of both.
    Failure verify(AlgState wanted);
    Failure verifyOnce(AlgState wanted);
    Restarted restart();
    Failure restartNow();
    void testCalls(AlgState wanted);
    std::optional<Diagnosis> sipTest(bool afterChange);
    AlgState look();
    Failure runAll(const QList<Command> &commands, During during, bool mayStop);

    // When something goes wrong after the first command.
    Failure findOut(const Problem &trouble, AlgState wanted);
    ChangeOutcome rollBack(const Problem &reason);
    bool undo(const Problem &reason);
    bool typeUndoTwice();

    Failure stopped() const;
    Failure inStage(Stage stage, const std::function<Failure()> &work);
    Failure note(ChangeProgress progress);
    void verifiedBy(VerifiedBy by);
    ChangeOutcome failed(const Problem &problem);
    ChangeOutcome uncertain(const Problem &problem, AlgState after);
    ChangeOutcome ended(ChangeOutcome outcome, AlgState after);
    ChangeResult result(ChangeOutcome outcome);

    const ChangePlan &m_plan;
    const Recipe &m_recipe;
    Asker &m_asker;
    Stops m_stops;
    std::stop_token m_stop; ///< the one in force: "soon" until the first command, then "now"
    Transcript m_transcript;
    RouterLine m_line;
    Journal m_journal;
    JournalEntry m_entry;
    Recipe m_filled; ///< change, save, undo and restart with captured values
    Captured m_captured;
    std::optional<Diagnosis> m_sipBefore;
    Change m_result;
    Failure m_reason;  ///< what went wrong first
    Failure m_problem; ///< what the result says
    int m_taken = 0;   ///< commands of the change that were typed and not refused
    bool m_saved = false;
    bool m_fresh = false; ///< the connection was made after the last command
};

} // namespace ringthrough

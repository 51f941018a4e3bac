#include "problem.h"

namespace ringthrough {

namespace {

// The numbers are the command line's contract; see the manual page.
constexpr int usage = 2;
constexpr int couldNotTell = 3;
constexpr int noRouter = 4;
constexpr int signInRefused = 5;
constexpr int failedAsBefore = 6;
constexpr int uncertain = 7;
constexpr int badFile = 8;

// A cause by itself says that nothing was changed. Where a change had begun, the change's own
// outcome decides, not this.
struct ExitCode
{
    int operator()(const NoGateway &) const { return noRouter; }
    int operator()(const SeveralGateways &) const { return noRouter; }
    int operator()(const RouterSilent &) const { return noRouter; }
    int operator()(const RouterUnknown &) const { return noRouter; }
    int operator()(const NoRecipe &) const { return failedAsBefore; }
    int operator()(const SipServerNeeded &) const { return failedAsBefore; }
    int operator()(const ConnectionRefused &) const { return failedAsBefore; }
    int operator()(const SignInRefused &) const { return signInRefused; }
    int operator()(const SignInUnsupported &) const { return signInRefused; }
    int operator()(const ObsoleteAlgorithms &) const { return failedAsBefore; }
    int operator()(const HostKeyUnknown &) const { return failedAsBefore; }
    int operator()(const HostKeyChanged &) const { return failedAsBefore; }
    int operator()(const ConnectionLost &) const { return failedAsBefore; }
    int operator()(const TimedOut &) const { return failedAsBefore; }
    int operator()(const UnexpectedReply &) const { return failedAsBefore; }
    int operator()(const TooMuchOutput &) const { return failedAsBefore; }
    int operator()(const WrongDevice &) const { return failedAsBefore; }
    int operator()(const CommandRefused &) const { return failedAsBefore; }
    int operator()(const SettingUnchanged &) const { return failedAsBefore; }
    int operator()(const UndoFailed &) const { return uncertain; }
    int operator()(const Cancelled &) const { return couldNotTell; }
    int operator()(const HostNotFound &) const { return couldNotTell; }
    int operator()(const ServerSilent &) const { return couldNotTell; }
    int operator()(const NothingToUndo &) const { return usage; }
    int operator()(const FileProblem &) const { return badFile; }
};

} // namespace

int exitCode(const Problem &problem)
{
    return std::visit(ExitCode{}, problem);
}

} // namespace ringthrough

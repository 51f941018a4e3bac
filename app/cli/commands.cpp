#include "commands.h"

namespace ringthrough {

std::vector<std::unique_ptr<CliCommand>> allCommands()
{
    std::vector<std::unique_ptr<CliCommand>> commands;
    commands.push_back(makeGatewayCommand());
    commands.push_back(makeIdentifyCommand());
    commands.push_back(makeTestCommand());
    commands.push_back(makeDiagnoseCommand());
    commands.push_back(makeVendorsCommand());
    commands.push_back(makeGuideCommand());
    commands.push_back(makeFixCommand());
    commands.push_back(makeUndoCommand());
    commands.push_back(makeReportCommand());
    commands.push_back(makeLintCommand());
    commands.push_back(makePracticeCommand());
    return commands;
}

} // namespace ringthrough

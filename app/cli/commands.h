#pragma once

#include "command.h"

#include <memory>
#include <vector>

namespace ringthrough {

std::unique_ptr<CliCommand> makeGatewayCommand();
std::unique_ptr<CliCommand> makeIdentifyCommand();
std::unique_ptr<CliCommand> makeTestCommand();
std::unique_ptr<CliCommand> makeDiagnoseCommand();
std::unique_ptr<CliCommand> makeVendorsCommand();
std::unique_ptr<CliCommand> makeGuideCommand();
std::unique_ptr<CliCommand> makeFixCommand();
std::unique_ptr<CliCommand> makeUndoCommand();
std::unique_ptr<CliCommand> makeReportCommand();
std::unique_ptr<CliCommand> makeLintCommand();
std::unique_ptr<CliCommand> makePracticeCommand();

/// All commands, in the order of the help.
std::vector<std::unique_ptr<CliCommand>> allCommands();

} // namespace ringthrough

#pragma once

#include <QString>

namespace ringthrough {

/// Where journal, host keys and the last case are kept for this person: the same for the window and
/// for the command line.
QString stateFolder();

} // namespace ringthrough

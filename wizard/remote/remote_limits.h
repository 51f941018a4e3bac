#pragma once

#include <QtGlobal>

#include <chrono>

namespace ringthrough {

/// How long and how much a conversation with a router may take. The defaults are for real routers,
/// of which some are slow; tests bring their own.
struct RemoteLimits
{
    using ms = std::chrono::milliseconds;

    ms connect{8000};
    ms signIn{20000};
    ms reply{15000};  ///< to a question
    ms change{90000}; ///< to a command that changes or saves; some take a minute to commit
    ms settle{30};    ///< a prompt counts when nothing follows it for so long
    ms leave{1000};
    ms reconnect{30000}; ///< to get in again after the line dropped
    ms retryPause{500};
    ms restartGrace{
        8000};         ///< between the restart command and the first try: it may take a while to go
    ms restart{0};     ///< to be back after a restart; 0: three times what the recipe says
    ms answer{600000}; ///< for a person to answer a question
    qsizetype replyBytes = 256 * 1024;
};

} // namespace ringthrough

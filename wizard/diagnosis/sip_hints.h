#pragma once

#include "sip_probe.h"

namespace ringthrough {

/// What an ordinary server's answers only hint at: each of these has other explanations.
struct Hints
{
    bool oddMessagesLost = false; ///< lawful but unusual UPDATEs are lost on the main port alone
    bool proxyBetween = false;    ///< a message that may go one hop does not reach the server
    bool receivedMissing = false; ///< the server writes down where we come from on the control port
                                  ///< alone: on the main one it saw no difference to what we said
};

/// From the answers over UDP.
Hints hintsIn(const ProbeResults &results);

/// Whether what became of a probe on the main port means something only beside the control port.
bool needsControl(const ProbeResults &results, ProbeKind kind);

} // namespace ringthrough

#pragma once

#include "diagnosis.h"
#include "own_link.h"
#include "sip_echo.h"
#include "sip_probe.h"

namespace ringthrough {

/// Whether the answer of a probe is a mirror's, and what it shows.
EchoKind echoOf(const ProbeResult &result, SipEcho *echo);

/// The differences that a mirror shows for one probe; empty for every other answer.
QList<Alteration> mirroredDifferences(const ProbeResult &result);

/// What all probes together say: verdict, reason, alterations, the transports that were judged.
Diagnosis judge(const ProbeResults &results, const OwnLink &link);

/// Makes "altered" of the verdict, certain and for that reason, unless it is so already for
/// another.
void proveAltered(Diagnosis &diagnosis, VerdictReason reason);

/// The probe as it is reported.
ProbeRecord probeRecord(const ProbeResult &result);

} // namespace ringthrough
